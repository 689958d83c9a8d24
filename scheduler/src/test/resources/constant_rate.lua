-- Asks at a constant rate, whatever the connections are doing: every request has a moment of its
-- own on one timetable, and the next connection that is free takes the next moment.
-- wrk -t1 -c64 -d20s --latency -s constant_rate.lua URL -- RATE [BODY]
local ffi = require('ffi')
ffi.cdef [[
typedef struct { long seconds; long nanos; } moment;
int clock_gettime(int clock, moment *now);
]]
local clock = ffi.new('moment')
local every, due

local function millis()
  ffi.C.clock_gettime(1, clock)
  return tonumber(clock.seconds) * 1000 + tonumber(clock.nanos) / 1e6
end

function init(args)
  every = 1000 / tonumber(args[1])
  if args[2] then
    wrk.method = 'POST'
    wrk.headers['Content-Type'] = 'application/json'
    wrk.body = args[2]
  end
end

function delay()
  local now = millis()
  due = due and due + every or now
  return math.max(0, math.floor(due - now + 0.5))
end
