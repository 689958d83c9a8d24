# What terraform/README.md promises, held against the planned resources, without an account.

mock_provider "aws" {
  source = "./tests/mocks"
}

variables {
  mail_domain    = "shop.example"
  mail_from      = "segments@shop.example"
  mail_to        = ["owner@shop.example"]
  operators      = ["ops@shop.example"]
  release_zip    = "tests/promises.tftest.hcl"
  export_writers = ["arn:aws:iam::123456789012:role/exporter"]
}

run "stands_up" {
  assert {
    condition     = output.exports == "s3://clientele-exports-123456789012/orders/"
    error_message = "the exports bucket is not where the README says"
  }

  assert {
    condition     = length(output.dns_records) == 5
    error_message = "three DKIM records, an MX and an SPF record are due"
  }
}

run "nothing_is_public" {
  assert {
    condition     = !aws_db_instance.main.publicly_accessible
    error_message = "the database is public"
  }

  assert {
    condition     = !aws_instance.runner.associate_public_ip_address
    error_message = "the runner has a public address"
  }

  assert {
    condition     = alltrue([for s in concat(aws_subnet.private, aws_subnet.public) : !s.map_public_ip_on_launch])
    error_message = "a subnet hands out public addresses"
  }

  assert {
    condition     = contains(aws_subnet.private[*].id, aws_instance.runner.subnet_id) && toset(aws_db_subnet_group.main.subnet_ids) == toset(aws_subnet.private[*].id)
    error_message = "runner or database lies outside the private subnets"
  }

  assert {
    condition     = toset([for route in aws_route_table.private.route : route.nat_gateway_id]) == toset([aws_nat_gateway.way_out.id])
    error_message = "the private subnets have another way out than the NAT gateway"
  }

  assert {
    condition = toset(keys(aws_s3_bucket_public_access_block.all)) == toset(["exports", "releases"]) && alltrue([
      for b in aws_s3_bucket_public_access_block.all :
      b.block_public_acls && b.block_public_policy && b.ignore_public_acls && b.restrict_public_buckets
    ])
    error_message = "a bucket may become public"
  }

  assert {
    condition     = aws_vpc_security_group_ingress_rule.database_runner.referenced_security_group_id == aws_security_group.runner.id && aws_vpc_security_group_ingress_rule.database_runner.cidr_ipv4 == null
    error_message = "others than the runner reach the database"
  }

  assert {
    condition     = length(aws_lb.page) == 0 && length(aws_vpc_security_group_ingress_rule.runner_page) == 0
    error_message = "the page is published although nobody asked for it"
  }

  assert {
    condition     = aws_instance.runner.key_name == null || aws_instance.runner.key_name == "" || !strcontains(file("runner.tf"), "key_name")
    error_message = "the runner has an SSH key; Session Manager is the way in"
  }

  assert {
    condition     = aws_instance.runner.metadata_options[0].http_tokens == "required" && aws_instance.runner.metadata_options[0].http_put_response_hop_limit == 1
    error_message = "the metadata service answers without a token"
  }
}

run "everything_is_encrypted" {
  assert {
    condition     = aws_db_instance.main.storage_encrypted && aws_db_instance.main.kms_key_id == aws_kms_key.main.arn
    error_message = "the database lies open"
  }

  assert {
    condition     = aws_instance.runner.root_block_device[0].encrypted && aws_instance.runner.root_block_device[0].volume_type == "gp3"
    error_message = "the runner's disk lies open"
  }

  assert {
    condition = toset(keys(aws_s3_bucket_server_side_encryption_configuration.all)) == toset(["exports", "releases"]) && alltrue([
      for b in aws_s3_bucket_server_side_encryption_configuration.all :
      one([for r in b.rule : one(r.apply_server_side_encryption_by_default).sse_algorithm]) == "AES256"
    ])
    error_message = "a bucket lies open"
  }

  assert {
    condition     = aws_cloudwatch_log_group.runner.kms_key_id == aws_kms_key.main.arn && aws_sns_topic.operators.kms_master_key_id == aws_kms_key.main.arn && aws_kms_key.main.enable_key_rotation
    error_message = "log or alarm topic lies open, or their key never changes"
  }

  assert {
    condition = alltrue([for key, b in aws_s3_bucket_policy.all : anytrue([
      for s in jsondecode(b.policy).Statement :
      s.Effect == "Deny" && s.Principal == "*" && s.Action == "s3:*" && try(s.Condition.Bool["aws:SecureTransport"], "") == "false"
    ])])
    error_message = "a bucket answers without TLS"
  }

  assert {
    condition     = one([for p in aws_db_parameter_group.main.parameter : p.value if p.name == "rds.force_ssl"]) == "1" && strcontains(aws_instance.runner.user_data, "sslmode=verify-full")
    error_message = "the database is reached without TLS or without looking at its certificate"
  }

  assert {
    condition     = aws_sesv2_configuration_set.main.delivery_options[0].tls_policy == "REQUIRE" && aws_sesv2_email_identity.sender.dkim_signing_attributes[0].next_signing_key_length == "RSA_2048_BIT"
    error_message = "mails leave unencrypted or unsigned"
  }
}

run "nothing_is_lost" {
  assert {
    condition     = aws_db_instance.main.backup_retention_period >= 7 && aws_db_instance.main.deletion_protection && !aws_db_instance.main.skip_final_snapshot && !aws_db_instance.main.delete_automated_backups
    error_message = "the database can be lost"
  }

  assert {
    condition     = alltrue([for b in aws_s3_bucket_versioning.all : b.versioning_configuration[0].status == "Enabled"]) && length(aws_s3_bucket_versioning.all) == 2
    error_message = "a bucket keeps no old versions"
  }

  assert {
    condition     = !aws_s3_bucket.exports.force_destroy && !aws_s3_bucket.releases.force_destroy
    error_message = "a full bucket can be destroyed"
  }

  assert {
    condition     = length(aws_s3_bucket_lifecycle_configuration.all["exports"].rule) == 2 && length(aws_s3_bucket_lifecycle_configuration.all["releases"].rule) == 1
    error_message = "old versions pile up"
  }
}

run "the_runner_may_do_what_is_listed_and_no_more" {
  assert {
    condition = toset(flatten([for s in jsondecode(aws_iam_role_policy.runner.policy).Statement : s.Action])) == toset([
      "s3:ListBucket", "s3:GetObject", "s3:GetObjectVersion",
      "ses:SendEmail", "ses:SendRawEmail", "ses:GetEmailIdentity", "ses:GetSuppressedDestination", "ses:GetAccount",
      "secretsmanager:GetSecretValue", "kms:Decrypt", "cloudwatch:PutMetricData",
      "logs:CreateLogStream", "logs:DescribeLogStreams", "logs:PutLogEvents",
      "ssm:UpdateInstanceInformation", "ssmmessages:CreateControlChannel", "ssmmessages:CreateDataChannel",
      "ssmmessages:OpenControlChannel", "ssmmessages:OpenDataChannel",
    ])
    error_message = "the runner's actions are not those of the list"
  }

  assert {
    condition = alltrue([for s in jsondecode(aws_iam_role_policy.runner.policy).Statement :
      s.Effect == "Allow" && alltrue([for a in s.Action : !strcontains(a, "*")])
    ])
    error_message = "an action has a wildcard"
  }

  assert {
    condition = toset(flatten([for s in jsondecode(aws_iam_role_policy.runner.policy).Statement : s.Action if contains(s.Resource, "*")])) == toset([
      "ses:GetSuppressedDestination", "ses:GetAccount", "cloudwatch:PutMetricData",
      "ssm:UpdateInstanceInformation", "ssmmessages:CreateControlChannel", "ssmmessages:CreateDataChannel",
      "ssmmessages:OpenControlChannel", "ssmmessages:OpenDataChannel",
    ])
    error_message = "an action for which AWS knows a resource has none"
  }

  assert {
    condition = alltrue([for s in jsondecode(aws_iam_role_policy.runner.policy).Statement :
      anytrue([for a in s.Action : startswith(a, "s3:GetObject")]) ? !contains(s.Resource, "${aws_s3_bucket.exports.arn}/*") : true
    ])
    error_message = "more of the exports than the prefix can be read"
  }

  assert {
    condition     = one([for s in jsondecode(aws_iam_role_policy.runner.policy).Statement : s.Condition.StringEquals["ses:FromAddress"] if contains(s.Action, "ses:SendEmail")]) == "segments@shop.example"
    error_message = "the runner may send under any name"
  }

  assert {
    condition = alltrue([for s in jsondecode(aws_s3_bucket_policy.all["exports"].policy).Statement :
      s.Effect == "Allow" ? s.Principal == { AWS = ["arn:aws:iam::123456789012:role/exporter"] } && toset(s.Action) == toset(["s3:PutObject", "s3:AbortMultipartUpload"]) : true
    ])
    error_message = "others than the named writers may write exports, or they may do more"
  }
}

run "alarms_are_wired" {
  assert {
    condition     = toset(keys(aws_cloudwatch_metric_alarm.all)) == toset(["heartbeat", "month-late", "disk", "database-space", "database-processor", "instance", "bounces"])
    error_message = "an alarm is missing"
  }

  assert {
    condition     = alltrue([for a in aws_cloudwatch_metric_alarm.all : toset(a.alarm_actions) == toset([aws_sns_topic.operators.arn]) && a.actions_enabled != false])
    error_message = "an alarm tells nobody"
  }

  assert {
    condition     = aws_cloudwatch_metric_alarm.all["heartbeat"].treat_missing_data == "breaching" && aws_cloudwatch_metric_alarm.all["heartbeat"].comparison_operator == "LessThanThreshold"
    error_message = "a runner that is gone raises no alarm"
  }

  assert {
    condition = alltrue([for key in ["heartbeat", "month-late", "disk"] :
      strcontains(file("../scheduler/src/release/bin/heartbeat"), aws_cloudwatch_metric_alarm.all[key].metric_name)
      && aws_cloudwatch_metric_alarm.all[key].dimensions.Deployment == var.name
    ])
    error_message = "an alarm watches a figure that the runner does not report"
  }

  assert {
    condition     = toset(keys(aws_sns_topic_subscription.operators)) == toset(var.operators) && length(var.operators) > 0
    error_message = "an operator hears no alarm"
  }

  assert {
    condition     = aws_sesv2_configuration_set_event_destination.operators.event_destination[0].sns_destination[0].topic_arn == aws_sns_topic.operators.arn && contains(aws_sesv2_configuration_set_event_destination.operators.event_destination[0].matching_event_types, "BOUNCE")
    error_message = "a bounce tells nobody"
  }

  assert {
    condition     = aws_cloudwatch_log_group.runner.retention_in_days > 0 && alltrue([for g in aws_cloudwatch_log_group.database : g.retention_in_days > 0])
    error_message = "a log is kept for ever"
  }
}

run "the_program_gets_its_configuration" {
  variables {
    key_month = "{yyyy}/{MM}/"
  }

  assert {
    condition     = strcontains(aws_instance.runner.user_data, "uri: s3://") && strcontains(aws_instance.runner.user_data, "key-month: \"{yyyy}/{MM}/\"")
    error_message = "the source is not configured"
  }

  assert {
    condition     = strcontains(aws_instance.runner.user_data, filesha256("tests/promises.tftest.hcl")) && strcontains(aws_instance.runner.user_data, "sha256sum --check")
    error_message = "the release is not checked before it is installed"
  }

  assert {
    condition     = strcontains(aws_instance.runner.user_data, "$${CLIENTELE_DB_PASSWORD}") && startswith(aws_instance.runner.user_data, "#!/bin/bash")
    error_message = "the password is not left to the environment"
  }

  assert {
    condition     = aws_instance.runner.user_data_replace_on_change
    error_message = "another release would not come into force"
  }
}

run "the_page_is_behind_a_sign_in" {
  variables {
    page = {
      host                   = "segments.shop.example"
      certificate_arn        = "arn:aws:acm:eu-west-2:123456789012:certificate/1"
      allowed_cidrs          = ["192.0.2.0/24"]
      issuer                 = "https://id.example"
      authorization_endpoint = "https://id.example/authorize"
      token_endpoint         = "https://id.example/token"
      user_info_endpoint     = "https://id.example/me"
      client_id              = "clientele"
      client_secret          = "not-a-secret"
    }
  }

  assert {
    condition     = aws_lb_listener.page[0].default_action[0].type == "authenticate-oidc" && aws_lb_listener.page[0].protocol == "HTTPS"
    error_message = "the page is open to anybody"
  }

  assert {
    condition     = aws_vpc_security_group_ingress_rule.page_https[0].cidr_ipv4 == "192.0.2.0/24"
    error_message = "the page is open to any network"
  }

  assert {
    condition     = aws_vpc_security_group_ingress_rule.runner_page[0].referenced_security_group_id == aws_security_group.page[0].id && aws_vpc_security_group_ingress_rule.runner_page[0].from_port == 7071
    error_message = "the runner lets in others than the load balancer"
  }

  assert {
    condition = alltrue([for line in [
      "user-header: x-amzn-oidc-identity", "proxies: [127.0.0.1]", "hosts: [\"segments.shop.example\"]", "page: https://segments.shop.example",
    ] : strcontains(aws_instance.runner.user_data, line)])
    error_message = "the page does not believe its load balancer"
  }
}
