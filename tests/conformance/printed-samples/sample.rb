# A note.

require "json"
require "net/http"

def send_request(uri, request)
  response = Net::HTTP.start(uri.host, uri.port, use_ssl: uri.scheme == "https") { |http| http.request(request) }
  abort "#{response.code} #{response.body}" unless response.is_a?(Net::HTTPSuccess)
  JSON.parse(response.body) if response.body
end

# 1. Create a customer
uri1 = URI("http://localhost:4010/customers")
request1 = Net::HTTP::Post.new(uri1)
request1["Authorization"] = "Bearer sk_test_00000000000000000000000000000000"
request1["Content-Type"] = "application/json"
request1.body = JSON.generate({
  "email" => "ada@example.com",
  "type" => "individual",
})
answer1 = send_request(uri1, request1)
customer_id = answer1["id"]

# 2. POST /files
uri2 = URI("http://localhost:4010/files")
request2 = Net::HTTP::Post.new(uri2)
request2["Authorization"] = "Bearer sk_test_00000000000000000000000000000000"
request2.set_form([
  ["purpose", "tax_document_customer_upload"],
  ["title", "it's \"proof\" @x <y ü; a=b"],
  ["file", File.open("Größe 1.png", "rb"), { filename: "Größe 1.png", content_type: "image/png" }],
], "multipart/form-data")
answer2 = send_request(uri2, request2)
file_id = answer2["id"]

# 3. GET /customers
uri3 = URI("http://localhost:4010/customers?email=ada%40example.com&createdTime%5Bgte%5D=2020-01-31T12:00:00Z&limit=5")
request3 = Net::HTTP::Get.new(uri3)
request3["Authorization"] = "Bearer sk_test_00000000000000000000000000000000"
send_request(uri3, request3)

# 4. PUT /skus/copied
uri4 = URI("http://localhost:4010/skus/copied")
request4 = Net::HTTP::Put.new(uri4)
request4["Authorization"] = "Bearer sk_test_00000000000000000000000000000000"
request4["Content-Type"] = "application/json"
request4["upstream-id"] = "it's \"q\" \\ $x \#{y}"
request4.body = JSON.generate({
  "name" => "Größe",
  "eccn" => "EAR99",
  "taxCode" => "4512",
  "countryOfOrigin" => "US",
  "metadata" => {
    "file" => file_id,
  },
})
send_request(uri4, request4)

# 5. DELETE /customers/{customerId}
uri5 = URI("http://localhost:4010/customers/" + customer_id)
request5 = Net::HTTP::Delete.new(uri5)
request5["Authorization"] = "Bearer sk_test_00000000000000000000000000000000"
send_request(uri5, request5)

# 6. POST /customers
uri = URI("http://localhost:4010/customers")
request = Net::HTTP::Post.new(uri)
request["Authorization"] = "Bearer sk_test_00000000000000000000000000000000"
request["Content-Type"] = "application/json"
request.body = JSON.generate({
  "0" => "zero",
  "quotes" => "it's \"quoted\" '' \\ back\\slash \\n \\u0041 \"\"\" ''' `tick` @\"x\" \\",
  "shell" => "$(touch hacked) `id` $HOME ${HOME} !! ; & | > < # ~ * ?",
  "interpolation" => "\#{1 + 1} \#$x \#@y $x {$x} ${x} %s %d {0} {{name}} {{customerId}} f\"{x}\" \\(x)",
  "lines" => "one\ntwo\r\nthree\tfour\u{2028}five",
  "scripts" => "Größe 語 🧢 é עברית \u{202e} right \u{200b} zero � half \u{7f} \u{85} \u{e000} private",
  "control" => "bell\u{7} escape\u{1b}[31m null\u{0} one\u{1}1",
  "markup" => "<?php ?> </script> <!-- --> __END__ =begin \"\"\"  ",
  "numbers" => [
    0,
    -1,
    1.5,
    10.25,
    1e+21,
    2147483648,
    9007199254740991,
  ],
  "words" => [
    true,
    false,
    nil,
    "",
    "true",
    "None",
    "nil",
  ],
  "empty" => [
    {},
    [],
    [
      [],
    ],
    [
      {
        "a" => {},
      },
    ],
  ],
  "" => "no name",
  "odd-key '\"$\#{x}\n" => 1,
  "odd" => {
    "__proto__" => 1,
    "constructor" => 2,
  },
  "file" => [
    file_id,
  ],
})
response = Net::HTTP.start(uri.host, uri.port, use_ssl: uri.scheme == "https") { |http| http.request(request) }
puts "#{response.code} #{response.body}"
