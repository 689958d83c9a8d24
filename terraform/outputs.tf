output "exports" {
  description = "Where the shop puts its exports."
  value       = "s3://${aws_s3_bucket.exports.bucket}/${var.export_prefix}"
}

output "dns_records" {
  description = "Records that mail_domain needs; already made if hosted_zone_id was given."
  value = concat(
    [for token in local.dkim_tokens : {
      name  = "${token}._domainkey.${var.mail_domain}"
      type  = "CNAME"
      value = "${token}.dkim.amazonses.com"
    }],
    local.fixed_records,
  )
}

output "open_page" {
  description = "Brings the page to http://localhost:7070 of this machine, without any open port."
  value       = "aws ssm start-session --region ${var.region} --target ${aws_instance.runner.id} --document-name AWS-StartPortForwardingSession --parameters portNumber=7070,localPortNumber=7070"
}

output "shell" {
  description = "A shell on the runner."
  value       = "aws ssm start-session --region ${var.region} --target ${aws_instance.runner.id}"
}

output "database" {
  description = "Address of the database, reachable from the runner alone."
  value       = aws_db_instance.main.endpoint
}

output "page" {
  description = "Name to point your own DNS at, if the page is published."
  value       = try(aws_lb.page[0].dns_name, null)
}
