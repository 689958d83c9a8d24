# The runner: one Graviton instance that holds nothing of its own. Another release, or another
# setting, replaces it; the journal in the database says where to go on.

data "aws_ssm_parameter" "image" {
  name = "/aws/service/ami-amazon-linux-latest/al2023-ami-kernel-default-arm64"
}

resource "aws_instance" "runner" {
  ami                         = data.aws_ssm_parameter.image.insecure_value
  instance_type               = var.instance_type
  subnet_id                   = aws_subnet.private[0].id
  vpc_security_group_ids      = [aws_security_group.runner.id]
  iam_instance_profile        = aws_iam_instance_profile.runner.name
  associate_public_ip_address = false
  ebs_optimized               = true
  user_data                   = local.user_data
  user_data_replace_on_change = true

  metadata_options {
    http_endpoint               = "enabled"
    http_tokens                 = "required"
    http_put_response_hop_limit = 1
    instance_metadata_tags      = "disabled"
  }

  root_block_device {
    volume_type           = "gp3"
    volume_size           = var.disk_gib
    encrypted             = true
    kms_key_id            = aws_kms_key.main.arn
    delete_on_termination = true
  }

  maintenance_options {
    auto_recovery = "default"
  }

  tags        = { Name = var.name }
  volume_tags = { Name = var.name, application = "clientele", deployment = var.name }

  lifecycle {
    # A newer image comes with the next release, not in the middle of a month.
    ignore_changes = [ami]
  }

  depends_on = [
    aws_iam_role_policy.runner,
    aws_nat_gateway.way_out,
    aws_route_table_association.private,
    aws_vpc_security_group_egress_rule.runner_https,
    aws_vpc_security_group_egress_rule.runner_database,
    aws_vpc_security_group_ingress_rule.database_runner,
  ]
}

locals {
  user_data = templatefile("${path.module}/templates/user_data.sh.tftpl", {
    region         = var.region
    name           = var.name
    release        = "s3://${aws_s3_bucket.releases.bucket}/${aws_s3_object.release.key}"
    release_sha256 = local.release_sha256
    heap_mib       = var.heap_mib
    secret         = aws_db_instance.main.master_user_secret[0].secret_arn
    log_group      = aws_cloudwatch_log_group.runner.name
    published      = nonsensitive(var.page != null)
    configuration = templatefile("${path.module}/templates/clientele.yaml.tftpl", {
      source            = "s3://${aws_s3_bucket.exports.bucket}/${var.export_prefix}"
      key_month         = var.key_month
      region            = var.region
      database          = "jdbc:postgresql://${aws_db_instance.main.endpoint}/clientele?sslmode=verify-full&sslrootcert=/etc/clientele/rds.pem"
      from              = var.mail_from
      to                = jsonencode(var.mail_to)
      operators         = jsonencode(var.operators)
      configuration_set = aws_sesv2_configuration_set.main.configuration_set_name
      schedule          = var.schedule
      zone              = var.zone
      currency          = var.currency
      page_host         = nonsensitive(var.page == null ? "" : var.page.host)
    })
  })
}
