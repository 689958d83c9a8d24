# What has to be said: who sends, who reads, and which release runs.

variable "mail_domain" {
  description = "Domain the mails come from; its DNS gets the DKIM, SPF and DMARC records."
  type        = string

  validation {
    condition     = can(regex("^([a-z0-9]([a-z0-9-]*[a-z0-9])?\\.)+[a-z]{2,}$", var.mail_domain))
    error_message = "mail_domain is a domain in lower case, such as shop.example."
  }
}

variable "mail_from" {
  description = "Sender of the mails, an address of mail_domain."
  type        = string

  validation {
    condition     = can(regex("^[^@\\s<>,;'\"]+@[^@\\s<>,;'\"]+$", var.mail_from)) && endswith(var.mail_from, "@${var.mail_domain}")
    error_message = "mail_from is one address of mail_domain, such as segments@shop.example."
  }
}

variable "mail_to" {
  description = "Who reads the month's summary."
  type        = list(string)

  validation {
    condition     = length(var.mail_to) > 0 && alltrue([for a in var.mail_to : can(regex("^[^@\\s<>,;'\"]+@[^@\\s<>,;'\"]+$", a))])
    error_message = "mail_to names at least one address, each as name@host."
  }
}

variable "operators" {
  description = "Who hears of failures: by mail from the runner, and from the alarms (each confirms a subscription)."
  type        = list(string)

  validation {
    condition     = length(var.operators) > 0 && alltrue([for a in var.operators : can(regex("^[^@\\s<>,;'\"]+@[^@\\s<>,;'\"]+$", a))])
    error_message = "operators names at least one address, each as name@host: an alarm nobody hears is none."
  }
}

variable "release_zip" {
  description = "The release to run: path of clientele-VERSION.zip as the build makes it. Another file is an upgrade or a roll-back."
  type        = string

  validation {
    condition     = fileexists(var.release_zip)
    error_message = "release_zip is no file. Maybe build it first: mvn -DskipTests package"
  }
}

# What has a sensible value.

variable "name" {
  description = "Name of this deployment; begins the names of everything in it."
  type        = string
  default     = "clientele"

  validation {
    condition     = can(regex("^[a-z][a-z0-9-]{1,22}[a-z0-9]$", var.name))
    error_message = "name is 3 to 24 lower-case letters, digits and hyphens, beginning with a letter."
  }
}

variable "region" {
  description = "AWS region of everything."
  type        = string
  default     = "eu-west-2"

  validation {
    condition     = can(regex("^[a-z]{2}(-[a-z]+)+-[0-9]$", var.region))
    error_message = "region is the name of an AWS region, such as eu-west-2."
  }
}

variable "vpc_cidr" {
  description = "Addresses of the network, a /16 to /20."
  type        = string
  default     = "10.71.0.0/16"

  validation {
    condition     = can(cidrhost(var.vpc_cidr, 0)) && can(regex("/(16|17|18|19|20)$", var.vpc_cidr))
    error_message = "vpc_cidr is an IPv4 range of /16 to /20, such as 10.71.0.0/16."
  }
}

variable "instance_type" {
  description = "The runner: a Graviton type with at least 4 GiB."
  type        = string
  default     = "t4g.medium"

  validation {
    condition     = can(regex("^[a-z]+[0-9]+g[a-z]*\\.(medium|large|[0-9]*xlarge)$", var.instance_type))
    error_message = "instance_type is a Graviton type of medium or more, such as t4g.medium or m7g.large."
  }
}

variable "heap_mib" {
  description = "Heap of the runner in MiB; leave at least 1.5 GiB of the instance to the rest."
  type        = number
  default     = 2048

  validation {
    condition     = var.heap_mib >= 512 && floor(var.heap_mib) == var.heap_mib
    error_message = "heap_mib is a whole number of 512 or more."
  }
}

variable "disk_gib" {
  description = "Disk of the runner."
  type        = number
  default     = 20

  validation {
    condition     = var.disk_gib >= 10 && var.disk_gib <= 1000
    error_message = "disk_gib is from 10 to 1000."
  }
}

variable "database_class" {
  description = "Size of the database, a Graviton class."
  type        = string
  default     = "db.t4g.small"

  validation {
    condition     = can(regex("^db\\.[a-z]+[0-9]+g[a-z]*\\.[0-9a-z]+$", var.database_class))
    error_message = "database_class is a Graviton class, such as db.t4g.small."
  }
}

variable "database_gib" {
  description = "Disk of the database at the start; it grows by itself up to four times of that."
  type        = number
  default     = 50

  validation {
    condition     = var.database_gib >= 20 && var.database_gib <= 16000
    error_message = "database_gib is from 20 to 16000."
  }
}

variable "database_multi_az" {
  description = "Whether a second database stands by in another zone; doubles its cost."
  type        = bool
  default     = false
}

variable "backup_days" {
  description = "Days a database backup is kept; any second of them can be restored."
  type        = number
  default     = 30

  validation {
    condition     = var.backup_days >= 7 && var.backup_days <= 35
    error_message = "backup_days is from 7 to 35."
  }
}

variable "protected" {
  description = "Whether database and buckets refuse to be destroyed. Turn it off, apply, and only then destroy."
  type        = bool
  default     = true
}

variable "export_prefix" {
  description = "Where in the exports bucket the transactions lie; nothing else can be read."
  type        = string
  default     = "orders/"

  validation {
    condition     = can(regex("^[A-Za-z0-9._=-]+(/[A-Za-z0-9._=-]+)*/$", var.export_prefix))
    error_message = "export_prefix is a folder with a slash at its end, such as orders/."
  }
}

variable "key_month" {
  description = "How a key below export_prefix names its month, such as {yyyy}/{MM}/; empty reads every object each month."
  type        = string
  default     = ""

  validation {
    condition     = var.key_month == "" || (strcontains(var.key_month, "{yyyy}") && strcontains(var.key_month, "{MM}") && can(regex("^[A-Za-z0-9._=/{}-]+$", var.key_month)))
    error_message = "key_month holds {yyyy} and {MM}, such as {yyyy}/{MM}/, or is empty."
  }
}

variable "export_writers" {
  description = "ARNs of the roles or users that may put exports into the bucket."
  type        = list(string)
  default     = []

  validation {
    condition     = alltrue([for a in var.export_writers : can(regex("^arn:[a-z-]+:iam::[0-9]{12}:(role|user)/[A-Za-z0-9+=,.@_/-]+$", a))])
    error_message = "export_writers are ARNs of roles or users, none with a wildcard."
  }
}

variable "schedule" {
  description = "When a month is closed: a cron expression of Quartz, in the zone's time."
  type        = string
  default     = "0 0 4 1 * ?"

  validation {
    condition     = can(regex("^[0-9A-Z*?,/#LW -]+$", var.schedule)) && contains([6, 7], length(split(" ", var.schedule)))
    error_message = "schedule has six or seven fields, seconds first, such as 0 0 4 1 * ?"
  }
}

variable "zone" {
  description = "The shop's own time zone."
  type        = string
  default     = "Europe/London"

  validation {
    condition     = can(regex("^(UTC|[A-Z][A-Za-z_]+(/[A-Z][A-Za-z_+-]+)+)$", var.zone))
    error_message = "zone is a time zone, such as Europe/London."
  }
}

variable "currency" {
  description = "Currency of the exports, for texts."
  type        = string
  default     = "GBP"

  validation {
    condition     = can(regex("^[A-Z]{3}$", var.currency))
    error_message = "currency is three capital letters, such as GBP."
  }
}

variable "log_days" {
  description = "Days the log is kept."
  type        = number
  default     = 90

  validation {
    condition     = contains([30, 60, 90, 120, 150, 180, 365, 400, 545, 731], var.log_days)
    error_message = "log_days is one of 30, 60, 90, 120, 150, 180, 365, 400, 545, 731."
  }
}

variable "hosted_zone_id" {
  description = "Route 53 zone of mail_domain, if it is there; then its records are made too. Empty leaves them to you (output dns_records)."
  type        = string
  default     = ""

  validation {
    condition     = can(regex("^(Z[A-Z0-9]+)?$", var.hosted_zone_id))
    error_message = "hosted_zone_id begins with Z, or is empty."
  }
}

variable "page" {
  description = "Publishes the page behind a load balancer that asks an OpenID provider who is there. null: it is reached through Session Manager alone."
  type = object({
    host                   = string
    certificate_arn        = string
    allowed_cidrs          = list(string)
    issuer                 = string
    authorization_endpoint = string
    token_endpoint         = string
    user_info_endpoint     = string
    client_id              = string
    client_secret          = string
  })
  default   = null
  sensitive = true

  validation {
    condition     = var.page == null ? true : can(regex("^[a-z0-9-]+([.][a-z0-9-]+)+$", var.page.host))
    error_message = "page.host is the name readers type, such as segments.shop.example."
  }

  validation {
    condition     = var.page == null ? true : alltrue([for u in [var.page.issuer, var.page.authorization_endpoint, var.page.token_endpoint, var.page.user_info_endpoint] : startswith(u, "https://")])
    error_message = "the four addresses of page begin with https://."
  }

  validation {
    condition     = var.page == null ? true : length(var.page.allowed_cidrs) > 0 && alltrue([for c in var.page.allowed_cidrs : can(cidrhost(c, 0)) && c != "0.0.0.0/0"])
    error_message = "page.allowed_cidrs are the address ranges of your offices, not the whole world."
  }
}
