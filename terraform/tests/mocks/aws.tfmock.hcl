# What the account would answer, where a made-up text will not do.

mock_data "aws_availability_zones" {
  defaults = { names = ["eu-west-2a", "eu-west-2b", "eu-west-2c"] }
}

mock_data "aws_caller_identity" {
  defaults = { account_id = "123456789012" }
}

mock_data "aws_partition" {
  defaults = { partition = "aws" }
}

mock_resource "aws_kms_key" {
  defaults = { arn = "arn:aws:kms:eu-west-2:123456789012:key/1" }
}

mock_resource "aws_sns_topic" {
  defaults = { arn = "arn:aws:sns:eu-west-2:123456789012:operators" }
}

mock_resource "aws_lb" {
  defaults = { arn = "arn:aws:elasticloadbalancing:eu-west-2:123456789012:loadbalancer/app/page/1" }
}

mock_resource "aws_lb_target_group" {
  defaults = { arn = "arn:aws:elasticloadbalancing:eu-west-2:123456789012:targetgroup/page/1" }
}

mock_resource "aws_db_instance" {
  defaults = {
    endpoint           = "db.example:5432"
    master_user_secret = [{ secret_arn = "arn:aws:secretsmanager:eu-west-2:123456789012:secret:db", kms_key_id = "k", secret_status = "active" }]
  }
}

mock_resource "aws_sesv2_email_identity" {
  defaults = {
    dkim_signing_attributes = { tokens = ["one", "two", "three"] }
  }
}
