// A note.

using System;
using System.IO;
using System.Net.Http;
using System.Net.Http.Headers;
using System.Text;
using System.Text.RegularExpressions;
using System.Threading.Tasks;

class Sample
{
    static void Main() => Run().GetAwaiter().GetResult();

    static async Task Run()
    {
        var client = new HttpClient();
        // 1. Create a customer
        var request1 = new HttpRequestMessage(new HttpMethod("POST"), "http://localhost:4010/customers");
        request1.Headers.TryAddWithoutValidation("Authorization", "Bearer sk_test_00000000000000000000000000000000");
        request1.Content = new StringContent(@"{
          ""email"": ""ada@example.com"",
          ""type"": ""individual""
        }", Encoding.UTF8);
        request1.Content.Headers.ContentType = MediaTypeHeaderValue.Parse("application/json");
        var answer1 = await Send(client, request1);
        var customerId = Find(answer1, "id", 0);

        // 2. POST /files
        var request2 = new HttpRequestMessage(new HttpMethod("POST"), "http://localhost:4010/files");
        request2.Headers.TryAddWithoutValidation("Authorization", "Bearer sk_test_00000000000000000000000000000000");
        var form2 = new MultipartFormDataContent();
        form2.Add(new StringContent("tax_document_customer_upload"), "purpose");
        form2.Add(new StringContent("it's \"proof\" @x <y ü; a=b"), "title");
        var file3 = new StreamContent(File.OpenRead("Größe 1.png"));
        file3.Headers.ContentType = MediaTypeHeaderValue.Parse("image/png");
        form2.Add(file3, "file", "Größe 1.png");
        request2.Content = form2;
        var answer2 = await Send(client, request2);
        var fileId = Find(answer2, "id", 0);

        // 3. GET /customers
        var request3 = new HttpRequestMessage(new HttpMethod("GET"), "http://localhost:4010/customers?email=ada%40example.com&createdTime%5Bgte%5D=2020-01-31T12:00:00Z&limit=5");
        request3.Headers.TryAddWithoutValidation("Authorization", "Bearer sk_test_00000000000000000000000000000000");
        await Send(client, request3);

        // 4. PUT /skus/copied
        var request4 = new HttpRequestMessage(new HttpMethod("PUT"), "http://localhost:4010/skus/copied");
        request4.Headers.TryAddWithoutValidation("Authorization", "Bearer sk_test_00000000000000000000000000000000");
        request4.Headers.TryAddWithoutValidation("upstream-id", "it's \"q\" \\ $x #{y}");
        request4.Content = new StringContent(@"{
          ""name"": ""Größe"",
          ""eccn"": ""EAR99"",
          ""taxCode"": ""4512"",
          ""countryOfOrigin"": ""US"",
          ""metadata"": {
            ""file"": ""{{fileId}}""
          }
        }".Replace("{{fileId}}", fileId), Encoding.UTF8);
        request4.Content.Headers.ContentType = MediaTypeHeaderValue.Parse("application/json");
        await Send(client, request4);

        // 5. DELETE /customers/{customerId}
        var request5 = new HttpRequestMessage(new HttpMethod("DELETE"), "http://localhost:4010/customers/" + customerId);
        request5.Headers.TryAddWithoutValidation("Authorization", "Bearer sk_test_00000000000000000000000000000000");
        await Send(client, request5);

        // 6. POST /customers
        var request = new HttpRequestMessage(new HttpMethod("POST"), "http://localhost:4010/customers");
        request.Headers.TryAddWithoutValidation("Authorization", "Bearer sk_test_00000000000000000000000000000000");
        request.Content = new StringContent(@"{
          ""0"": ""zero"",
          ""quotes"": ""it's \""quoted\"" '' \\ back\\slash \\n \\u0041 \""\""\"" ''' `tick` @\""x\"" \\"",
          ""shell"": ""$(touch hacked) `id` $HOME ${HOME} !! ; & | > < # ~ * ?"",
          ""interpolation"": ""#{1 + 1} #$x #@y $x {$x} ${x} %s %d {0} {{name}} {{customerId}} f\""{x}\"" \\(x)"",
          ""lines"": ""one\ntwo\r\nthree\tfour\u2028five"",
          ""scripts"": ""Größe 語 🧢 é עברית \u202e right \u200b zero � half \u007f \u0085  private"",
          ""control"": ""bell\u0007 escape\u001b[31m null\u0000 one\u00011"",
          ""markup"": ""<?php ?> </script> <!-- --> __END__ =begin \""\""\""  "",
          ""numbers"": [
            0,
            -1,
            1.5,
            10.25,
            1e+21,
            2147483648,
            9007199254740991
          ],
          ""words"": [
            true,
            false,
            null,
            """",
            ""true"",
            ""None"",
            ""nil""
          ],
          ""empty"": [
            {},
            [],
            [
              []
            ],
            [
              {
                ""a"": {}
              }
            ]
          ],
          """": ""no name"",
          ""odd-key '\""$#{x}\n"": 1,
          ""odd"": {
            ""__proto__"": 1,
            ""constructor"": 2
          },
          ""file"": [
            ""{{fileId}}""
          ]
        }".Replace("{{fileId}}", fileId), Encoding.UTF8);
        request.Content.Headers.ContentType = MediaTypeHeaderValue.Parse("application/json");
        var response = await client.SendAsync(request);
        Console.WriteLine((int)response.StatusCode + " " + await response.Content.ReadAsStringAsync());
    }

    static async Task<string> Send(HttpClient client, HttpRequestMessage request)
    {
        var response = await client.SendAsync(request);
        var answer = await response.Content.ReadAsStringAsync();
        if (!response.IsSuccessStatusCode) throw new Exception((int)response.StatusCode + " " + answer);
        return answer;
    }

    static string Find(string answer, string field, int before)
    {
        return Regex.Matches(answer, "\"" + field + "\"\\s*:\\s*\"([^\"]*)\"")[before].Groups[1].Value;
    }
}
