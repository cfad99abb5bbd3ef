-- For wrk: asks for the paths that are listed in the file $PATHS, in turn, or for its own one where there is none. With
-- $UNIQUE set, every address is another one. Prints one line: requests a second, p50 and p99 in ms, failures.
local paths, at = {}, 0
if os.getenv("PATHS") then
  for line in io.lines(os.getenv("PATHS")) do paths[#paths + 1] = line end
end
local salt = tostring(os.time())
local unique = (os.getenv("UNIQUE") or "") ~= ""

function init() math.randomseed(os.time()) at = math.random(1, 1000000) end

function request()
  at = at + 1
  local path = #paths > 0 and paths[at % #paths + 1] or wrk.path
  if unique then path = path .. (path:find("?", 1, true) and "&n=" or "?n=") .. salt .. "-" .. math.random(1, 1000000000) end
  return wrk.format(nil, path)
end

function done(summary, latency)
  local failed = summary.errors
  io.write(string.format("RESULT %.0f %.2f %.2f %d\n", summary.requests / (summary.duration / 1000000),
    latency:percentile(50) / 1000, latency:percentile(99) / 1000,
    failed.connect + failed.read + failed.write + failed.status + failed.timeout))
end
