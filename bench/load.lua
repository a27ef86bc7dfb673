-- For wrk: asks for the book's drill pages in turn, compressed, as browsers do. Run it in the repository's folder, on a
-- built book; WAIT is how long a connection waits between two pages, in ms. What was found stands in bench/README.md.
local pages = {}
for line in io.popen("cd _build/html && grep -l 'data-live=\"drill\"' */*.html"):lines() do
  pages[#pages + 1] = "/" .. line
end
local at = 0

request = function()
  at = at % #pages + 1
  return wrk.format("GET", pages[at], { ["Accept-Encoding"] = "gzip" })
end

if os.getenv("WAIT") then
  delay = function()
    return tonumber(os.getenv("WAIT"))
  end
end

done = function(all, latency)
  local failed = all.errors.connect + all.errors.read + all.errors.write + all.errors.status + all.errors.timeout
  local line = "%.0f pages a second, p50 %.2f ms, p99 %.2f ms, %d failed\n"
  local second = all.requests / all.duration * 1e6
  io.write(line:format(second, latency:percentile(50) / 1000, latency:percentile(99) / 1000, failed))
end
