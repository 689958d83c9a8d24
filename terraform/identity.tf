# What the runner may do: each action is named, and each resource where AWS knows one.

resource "aws_iam_role" "runner" {
  name                 = "${var.name}-runner"
  description          = "The instance that closes the months"
  max_session_duration = 3600

  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Principal = { Service = "ec2.amazonaws.com" }
      Action    = "sts:AssumeRole"
    }]
  })
}

resource "aws_iam_instance_profile" "runner" {
  name = "${var.name}-runner"
  role = aws_iam_role.runner.name
}

resource "aws_iam_role_policy" "runner" {
  name   = "clientele"
  role   = aws_iam_role.runner.id
  policy = jsonencode({ Version = "2012-10-17", Statement = local.runner_statements })
}

locals {
  identity_arn          = "${local.arn}:ses:${var.region}:${local.account}:identity/${var.mail_domain}"
  configuration_set_arn = "${local.arn}:ses:${var.region}:${local.account}:configuration-set/${var.name}"

  runner_statements = [
    {
      Sid       = "ListExports"
      Effect    = "Allow"
      Action    = ["s3:ListBucket"]
      Resource  = [aws_s3_bucket.exports.arn]
      Condition = { StringLike = { "s3:prefix" = ["${var.export_prefix}*"] } }
    },
    {
      Sid      = "ReadExports"
      Effect   = "Allow"
      Action   = ["s3:GetObject", "s3:GetObjectVersion"]
      Resource = ["${aws_s3_bucket.exports.arn}/${var.export_prefix}*"]
    },
    {
      Sid      = "ReadRelease"
      Effect   = "Allow"
      Action   = ["s3:GetObject"]
      Resource = ["${aws_s3_bucket.releases.arn}/${aws_s3_object.release.key}"]
    },
    {
      Sid       = "SendAsOneSender"
      Effect    = "Allow"
      Action    = ["ses:SendEmail", "ses:SendRawEmail"]
      Resource  = [local.identity_arn, local.configuration_set_arn]
      Condition = { StringEquals = { "ses:FromAddress" = var.mail_from } }
    },
    {
      Sid      = "LookAtIdentity"
      Effect   = "Allow"
      Action   = ["ses:GetEmailIdentity"]
      Resource = [local.identity_arn]
    },
    {
      # AWS knows no resource for these.
      Sid      = "LookAtSuppressionListAndQuota"
      Effect   = "Allow"
      Action   = ["ses:GetSuppressedDestination", "ses:GetAccount"]
      Resource = ["*"]
    },
    {
      Sid      = "ReadDatabasePassword"
      Effect   = "Allow"
      Action   = ["secretsmanager:GetSecretValue"]
      Resource = [aws_db_instance.main.master_user_secret[0].secret_arn]
    },
    {
      Sid       = "DecryptDatabasePassword"
      Effect    = "Allow"
      Action    = ["kms:Decrypt"]
      Resource  = [aws_kms_key.main.arn]
      Condition = { StringEquals = { "kms:ViaService" = "secretsmanager.${var.region}.amazonaws.com" } }
    },
    {
      # AWS knows no resource for this; the condition keeps it to one namespace.
      Sid       = "Heartbeat"
      Effect    = "Allow"
      Action    = ["cloudwatch:PutMetricData"]
      Resource  = ["*"]
      Condition = { StringEquals = { "cloudwatch:namespace" = "Clientele" } }
    },
    {
      Sid      = "WriteLog"
      Effect   = "Allow"
      Action   = ["logs:CreateLogStream", "logs:DescribeLogStreams", "logs:PutLogEvents"]
      Resource = ["${aws_cloudwatch_log_group.runner.arn}:*"]
    },
    {
      # A shell through Session Manager instead of SSH; AWS knows no resource for these.
      Sid    = "SessionManager"
      Effect = "Allow"
      Action = [
        "ssm:UpdateInstanceInformation",
        "ssmmessages:CreateControlChannel",
        "ssmmessages:CreateDataChannel",
        "ssmmessages:OpenControlChannel",
        "ssmmessages:OpenDataChannel",
      ]
      Resource = ["*"]
    },
  ]
}
