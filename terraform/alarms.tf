# Who is told when something is wrong, and what is watched.

resource "aws_sns_topic" "operators" {
  name              = "${var.name}-operators"
  kms_master_key_id = aws_kms_key.main.arn
}

resource "aws_sns_topic_subscription" "operators" {
  for_each = toset(var.operators)

  topic_arn = aws_sns_topic.operators.arn
  protocol  = "email"
  endpoint  = each.value
}

resource "aws_sns_topic_policy" "operators" {
  arn = aws_sns_topic.operators.arn
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Sid       = "AlarmsAndBounces"
      Effect    = "Allow"
      Principal = { Service = ["cloudwatch.amazonaws.com", "ses.amazonaws.com"] }
      Action    = "sns:Publish"
      Resource  = aws_sns_topic.operators.arn
      Condition = { StringEquals = { "aws:SourceAccount" = local.account } }
    }]
  })
}

locals {
  own      = { Deployment = var.name }
  database = { DBInstanceIdentifier = var.name }

  # Every alarm: what it means and does when data is missing stands with it.
  alarms = {
    heartbeat = {
      words      = "No heartbeat for 15 minutes: the runner, its service or its database is down. Nothing else may be able to tell you."
      namespace  = "Clientele", metric = "Heartbeat", dimensions = local.own
      statistic  = "Sum", comparison = "LessThanThreshold", threshold = 1
      period     = 300, periods = 3
      if_missing = "breaching"
    }
    month-late = {
      words      = "A month is due and not published within its deadline."
      namespace  = "Clientele", metric = "MonthLate", dimensions = local.own
      statistic  = "Maximum", comparison = "GreaterThanOrEqualToThreshold", threshold = 1
      period     = 300, periods = 2
      if_missing = "notBreaching"
    }
    disk = {
      words      = "The runner's disk is four fifths full."
      namespace  = "Clientele", metric = "DiskUsedPercent", dimensions = local.own
      statistic  = "Maximum", comparison = "GreaterThanOrEqualToThreshold", threshold = 80
      period     = 300, periods = 3
      if_missing = "notBreaching"
    }
    database-space = {
      words      = "The database has less than a tenth of its first disk left; it cannot grow any more."
      namespace  = "AWS/RDS", metric = "FreeStorageSpace", dimensions = local.database
      statistic  = "Minimum", comparison = "LessThanThreshold", threshold = var.database_gib * 1024 * 1024 * 1024 / 10
      period     = 300, periods = 3
      if_missing = "missing"
    }
    database-processor = {
      words      = "The database has been busy for an hour; a month takes longer than it should."
      namespace  = "AWS/RDS", metric = "CPUUtilization", dimensions = local.database
      statistic  = "Average", comparison = "GreaterThanOrEqualToThreshold", threshold = 95
      period     = 300, periods = 12
      if_missing = "missing"
    }
    instance = {
      words      = "The instance or its machine does not answer; AWS tries to recover it."
      namespace  = "AWS/EC2", metric = "StatusCheckFailed", dimensions = { InstanceId = aws_instance.runner.id }
      statistic  = "Maximum", comparison = "GreaterThanOrEqualToThreshold", threshold = 1
      period     = 60, periods = 5
      if_missing = "missing"
    }
    bounces = {
      words      = "One in twenty mails bounces; AWS stops senders at one in ten."
      namespace  = "AWS/SES", metric = "Reputation.BounceRate", dimensions = {}
      statistic  = "Average", comparison = "GreaterThanOrEqualToThreshold", threshold = 0.05
      period     = 3600, periods = 1
      if_missing = "ignore"
    }
  }
}

resource "aws_cloudwatch_metric_alarm" "all" {
  for_each = local.alarms

  alarm_name          = "${var.name}-${each.key}"
  alarm_description   = each.value.words
  namespace           = each.value.namespace
  metric_name         = each.value.metric
  dimensions          = each.value.dimensions
  statistic           = each.value.statistic
  comparison_operator = each.value.comparison
  threshold           = each.value.threshold
  period              = each.value.period
  evaluation_periods  = each.value.periods
  treat_missing_data  = each.value.if_missing
  alarm_actions       = [aws_sns_topic.operators.arn]
  ok_actions          = [aws_sns_topic.operators.arn]
}

resource "aws_cloudwatch_log_group" "runner" {
  name              = "/clientele/${var.name}"
  retention_in_days = var.log_days
  kms_key_id        = aws_kms_key.main.arn
}

# Made here, or the database would make them, to be kept for ever.
resource "aws_cloudwatch_log_group" "database" {
  for_each = toset(["postgresql", "upgrade"])

  name              = "/aws/rds/instance/${var.name}/${each.key}"
  retention_in_days = var.log_days
}
