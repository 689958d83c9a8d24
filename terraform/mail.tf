# The sender: an identity that signs with DKIM, and a configuration set that insists on TLS, keeps
# bounced addresses off, and tells the operators of every message that did not arrive.

resource "aws_sesv2_email_identity" "sender" {
  email_identity         = var.mail_domain
  configuration_set_name = aws_sesv2_configuration_set.main.configuration_set_name

  dkim_signing_attributes {
    next_signing_key_length = "RSA_2048_BIT"
  }
}

# Returned mail goes to a name of the domain's own, so that SPF agrees with the sender.
resource "aws_sesv2_email_identity_mail_from_attributes" "sender" {
  email_identity         = aws_sesv2_email_identity.sender.email_identity
  mail_from_domain       = "bounce.${var.mail_domain}"
  behavior_on_mx_failure = "USE_DEFAULT_VALUE"
}

resource "aws_sesv2_configuration_set" "main" {
  configuration_set_name = var.name

  delivery_options {
    tls_policy = "REQUIRE"
  }

  reputation_options {
    reputation_metrics_enabled = true
  }

  sending_options {
    sending_enabled = true
  }

  suppression_options {
    suppressed_reasons = ["BOUNCE", "COMPLAINT"]
  }
}

resource "aws_sesv2_configuration_set_event_destination" "operators" {
  configuration_set_name = aws_sesv2_configuration_set.main.configuration_set_name
  event_destination_name = "operators"

  event_destination {
    enabled              = true
    matching_event_types = ["BOUNCE", "COMPLAINT", "REJECT", "DELIVERY_DELAY"]

    sns_destination {
      topic_arn = aws_sns_topic.operators.arn
    }
  }

  depends_on = [aws_sns_topic_policy.operators]
}

locals {
  dkim_tokens = aws_sesv2_email_identity.sender.dkim_signing_attributes[0].tokens

  # Name, type, value; an MX record's number is its preference.
  fixed_records = [
    { name = "bounce.${var.mail_domain}", type = "MX", value = "10 feedback-smtp.${var.region}.amazonses.com" },
    { name = "bounce.${var.mail_domain}", type = "TXT", value = "v=spf1 include:amazonses.com -all" },
  ]
}

# Three tokens, always; their values are known only once the identity is made.
resource "aws_route53_record" "dkim" {
  count = var.hosted_zone_id == "" ? 0 : 3

  zone_id = var.hosted_zone_id
  name    = "${local.dkim_tokens[count.index]}._domainkey.${var.mail_domain}"
  type    = "CNAME"
  ttl     = 3600
  records = ["${local.dkim_tokens[count.index]}.dkim.amazonses.com"]
}

resource "aws_route53_record" "fixed" {
  count = var.hosted_zone_id == "" ? 0 : length(local.fixed_records)

  zone_id = var.hosted_zone_id
  name    = local.fixed_records[count.index].name
  type    = local.fixed_records[count.index].type
  ttl     = 3600
  records = [local.fixed_records[count.index].value]
}
