# PostgreSQL, reached by the runner alone. Its password is made, kept and rotated by AWS and stands
# neither in a file nor in the state.

resource "aws_db_subnet_group" "main" {
  name       = var.name
  subnet_ids = aws_subnet.private[*].id
}

resource "aws_db_parameter_group" "main" {
  name_prefix = "${var.name}-"
  family      = "postgres17"
  description = "Connections are encrypted, slow statements are logged"

  parameter {
    name  = "rds.force_ssl"
    value = "1"
  }

  parameter {
    name  = "log_min_duration_statement"
    value = "60000"
  }

  lifecycle {
    create_before_destroy = true
  }
}

resource "aws_db_instance" "main" {
  identifier     = var.name
  engine         = "postgres"
  engine_version = "17"
  instance_class = var.database_class

  db_name                       = "clientele"
  username                      = "clientele"
  manage_master_user_password   = true
  master_user_secret_kms_key_id = aws_kms_key.main.arn

  allocated_storage     = var.database_gib
  max_allocated_storage = var.database_gib * 4
  storage_type          = "gp3"
  storage_encrypted     = true
  kms_key_id            = aws_kms_key.main.arn

  db_subnet_group_name   = aws_db_subnet_group.main.name
  vpc_security_group_ids = [aws_security_group.database.id]
  parameter_group_name   = aws_db_parameter_group.main.name
  ca_cert_identifier     = "rds-ca-rsa2048-g1"
  publicly_accessible    = false
  multi_az               = var.database_multi_az

  # Away from the night of the first, when months are closed.
  backup_window           = "12:00-12:30"
  maintenance_window      = "wed:13:00-wed:14:00"
  backup_retention_period = var.backup_days
  copy_tags_to_snapshot   = true

  deletion_protection       = var.protected
  skip_final_snapshot       = false
  final_snapshot_identifier = "${var.name}-last"
  delete_automated_backups  = false

  auto_minor_version_upgrade      = true
  performance_insights_enabled    = true
  performance_insights_kms_key_id = aws_kms_key.main.arn
  enabled_cloudwatch_logs_exports = ["postgresql", "upgrade"]

  depends_on = [aws_cloudwatch_log_group.database]
}

# The service reads the password at its start; when it has been rotated the watchdog starts it anew.
resource "aws_secretsmanager_secret_rotation" "database" {
  secret_id          = aws_db_instance.main.master_user_secret[0].secret_arn
  rotate_immediately = false

  rotation_rules {
    automatically_after_days = 90
  }
}
