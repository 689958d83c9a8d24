# A value that makes no sense is refused before anything is made.

mock_provider "aws" {
  source = "./tests/mocks"
}

variables {
  mail_domain = "shop.example"
  mail_from   = "segments@shop.example"
  mail_to     = ["owner@shop.example"]
  operators   = ["ops@shop.example"]
  release_zip = "tests/promises.tftest.hcl"
}

run "each_bad_value_is_refused" {
  command = plan

  variables {
    region         = "London"
    name           = "Clientele!"
    vpc_cidr       = "10.0.0.0/8"
    mail_domain    = "shop"
    mail_to        = []
    operators      = ["nobody"]
    instance_type  = "t3.medium"
    heap_mib       = 100
    disk_gib       = 1
    database_class = "db.t3.small"
    database_gib   = 5
    backup_days    = 1
    export_prefix  = "/"
    key_month      = "{yyyy}"
    export_writers = ["*"]
    schedule       = "monthly"
    zone           = "London"
    currency       = "£"
    log_days       = 1
    hosted_zone_id = "shop.example"
    release_zip    = "nothing.zip"
  }

  expect_failures = [
    var.region, var.name, var.vpc_cidr, var.mail_domain, var.mail_to, var.operators,
    var.instance_type, var.heap_mib, var.disk_gib, var.database_class, var.database_gib,
    var.backup_days, var.export_prefix, var.key_month, var.export_writers, var.schedule, var.zone,
    var.currency, var.log_days, var.hosted_zone_id, var.release_zip,
  ]
}

run "a_page_for_the_whole_world_is_refused" {
  command = plan

  variables {
    page = {
      host                   = "segments.shop.example"
      certificate_arn        = "arn:aws:acm:eu-west-2:123456789012:certificate/1"
      allowed_cidrs          = ["0.0.0.0/0"]
      issuer                 = "http://id.example"
      authorization_endpoint = "https://id.example/authorize"
      token_endpoint         = "https://id.example/token"
      user_info_endpoint     = "https://id.example/me"
      client_id              = "clientele"
      client_secret          = "not-a-secret"
    }
  }

  expect_failures = [var.page]
}

run "a_sender_of_another_domain_is_refused" {
  command = plan

  variables {
    mail_from = "segments@elsewhere.example"
  }

  expect_failures = [var.mail_from]
}
