# The page for people outside, only if var.page is set: a load balancer that lets nobody through
# whom the OpenID provider does not know. On the runner a socket hands its requests to the page,
# which itself stays on the loopback address.

locals {
  pages = nonsensitive(var.page != null) ? 1 : 0
}

resource "aws_security_group" "page" {
  count = local.pages

  name        = "${var.name}-page"
  description = "The page's load balancer: known networks come in by HTTPS"
  vpc_id      = aws_vpc.main.id
}

resource "aws_vpc_security_group_ingress_rule" "page_https" {
  count = local.pages == 0 ? 0 : nonsensitive(length(var.page.allowed_cidrs))

  security_group_id = aws_security_group.page[0].id
  description       = "Readers"
  ip_protocol       = "tcp"
  from_port         = 443
  to_port           = 443
  cidr_ipv4         = var.page.allowed_cidrs[count.index]
}

resource "aws_vpc_security_group_egress_rule" "page_runner" {
  count = local.pages

  security_group_id            = aws_security_group.page[0].id
  description                  = "The page"
  ip_protocol                  = "tcp"
  from_port                    = 7071
  to_port                      = 7071
  referenced_security_group_id = aws_security_group.runner.id
}

resource "aws_vpc_security_group_egress_rule" "page_provider" {
  count = local.pages

  security_group_id = aws_security_group.page[0].id
  description       = "The OpenID provider"
  ip_protocol       = "tcp"
  from_port         = 443
  to_port           = 443
  cidr_ipv4         = "0.0.0.0/0"
}

resource "aws_vpc_security_group_ingress_rule" "runner_page" {
  count = local.pages

  security_group_id            = aws_security_group.runner.id
  description                  = "The page's load balancer"
  ip_protocol                  = "tcp"
  from_port                    = 7071
  to_port                      = 7071
  referenced_security_group_id = aws_security_group.page[0].id
}

resource "aws_lb" "page" {
  count = local.pages

  name                       = var.name
  load_balancer_type         = "application"
  internal                   = false
  subnets                    = aws_subnet.public[*].id
  security_groups            = [aws_security_group.page[0].id]
  drop_invalid_header_fields = true
  enable_deletion_protection = var.protected
}

resource "aws_lb_target_group" "page" {
  count = local.pages

  name        = var.name
  port        = 7071
  protocol    = "HTTP"
  vpc_id      = aws_vpc.main.id
  target_type = "instance"

  health_check {
    path    = "/health/live"
    matcher = "200"
  }
}

resource "aws_lb_target_group_attachment" "page" {
  count = local.pages

  target_group_arn = aws_lb_target_group.page[0].arn
  target_id        = aws_instance.runner.id
}

resource "aws_lb_listener" "page" {
  count = local.pages

  load_balancer_arn = aws_lb.page[0].arn
  port              = 443
  protocol          = "HTTPS"
  ssl_policy        = "ELBSecurityPolicy-TLS13-1-2-2021-06"
  certificate_arn   = var.page.certificate_arn

  default_action {
    type  = "authenticate-oidc"
    order = 1

    authenticate_oidc {
      issuer                     = var.page.issuer
      authorization_endpoint     = var.page.authorization_endpoint
      token_endpoint             = var.page.token_endpoint
      user_info_endpoint         = var.page.user_info_endpoint
      client_id                  = var.page.client_id
      client_secret              = var.page.client_secret
      on_unauthenticated_request = "authenticate"
    }
  }

  default_action {
    type             = "forward"
    order            = 2
    target_group_arn = aws_lb_target_group.page[0].arn
  }
}
