# exports: what the shop puts down. releases: the program. Both keep old versions and refuse
# anything public or unencrypted.

locals {
  buckets = {
    exports  = aws_s3_bucket.exports
    releases = aws_s3_bucket.releases
  }
}

resource "aws_s3_bucket" "exports" {
  bucket        = "${var.name}-exports-${local.account}"
  force_destroy = !var.protected
}

resource "aws_s3_bucket" "releases" {
  bucket        = "${var.name}-releases-${local.account}"
  force_destroy = !var.protected
}

resource "aws_s3_bucket_versioning" "all" {
  for_each = local.buckets

  bucket = each.value.id

  versioning_configuration {
    status = "Enabled"
  }
}

resource "aws_s3_bucket_public_access_block" "all" {
  for_each = local.buckets

  bucket                  = each.value.id
  block_public_acls       = true
  block_public_policy     = true
  ignore_public_acls      = true
  restrict_public_buckets = true
}

resource "aws_s3_bucket_ownership_controls" "all" {
  for_each = local.buckets

  bucket = each.value.id

  rule {
    object_ownership = "BucketOwnerEnforced"
  }
}

resource "aws_s3_bucket_server_side_encryption_configuration" "all" {
  for_each = local.buckets

  bucket = each.value.id

  rule {
    apply_server_side_encryption_by_default {
      sse_algorithm = "AES256"
    }
  }
}

resource "aws_s3_bucket_lifecycle_configuration" "all" {
  for_each = local.buckets

  bucket = each.value.id

  rule {
    id     = "old-versions"
    status = "Enabled"

    filter {}

    noncurrent_version_expiration {
      noncurrent_days = 400
    }

    abort_incomplete_multipart_upload {
      days_after_initiation = 7
    }
  }

  # Exports are read in the month after; later only for a revision or a new warehouse.
  dynamic "rule" {
    for_each = each.key == "exports" ? [1] : []

    content {
      id     = "rarely-read"
      status = "Enabled"

      filter {}

      transition {
        days          = 90
        storage_class = "STANDARD_IA"
      }
    }
  }

  depends_on = [aws_s3_bucket_versioning.all]
}

resource "aws_s3_bucket_policy" "all" {
  for_each = local.buckets

  bucket = each.value.id
  policy = jsonencode({
    Version   = "2012-10-17"
    Statement = concat([local.tls_only[each.key]], each.key == "exports" ? local.writers : [])
  })

  depends_on = [aws_s3_bucket_public_access_block.all]
}

locals {
  tls_only = {
    for key, bucket in local.buckets : key => {
      Sid       = "TlsOnly"
      Effect    = "Deny"
      Principal = "*"
      Action    = "s3:*"
      Resource  = [bucket.arn, "${bucket.arn}/*"]
      Condition = { Bool = { "aws:SecureTransport" = "false" } }
    }
  }

  writers = length(var.export_writers) == 0 ? [] : [
    {
      Sid       = "Writers"
      Effect    = "Allow"
      Principal = { AWS = var.export_writers }
      Action    = ["s3:PutObject", "s3:AbortMultipartUpload"]
      Resource  = ["${aws_s3_bucket.exports.arn}/${var.export_prefix}*"]
    },
  ]
}

resource "aws_s3_object" "release" {
  bucket      = aws_s3_bucket.releases.id
  key         = "clientele-${substr(local.release_sha256, 0, 12)}.zip"
  source      = var.release_zip
  source_hash = local.release_sha256

  depends_on = [aws_s3_bucket_versioning.all, aws_s3_bucket_public_access_block.all]
}

locals {
  release_sha256 = filesha256(var.release_zip)
}
