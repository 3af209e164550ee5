// A note.

package main

import (
	"bytes"
	"fmt"
	"io"
	"mime/multipart"
	"net/http"
	"net/textproto"
	"os"
	"regexp"
	"strings"
)

func main() {
	// 1. Create a customer
	request1, err := http.NewRequest("POST", "http://localhost:4010/customers", strings.NewReader(`{
	  "email": "ada@example.com",
	  "type": "individual"
	}`))
	if err != nil {
		panic(err)
	}
	request1.Header.Set("Authorization", "Bearer sk_test_00000000000000000000000000000000")
	request1.Header.Set("Content-Type", "application/json")
	answer1 := send(request1)
	customerId := find(answer1, "id", 0)

	// 2. POST /files
	var form2 bytes.Buffer
	writer2 := multipart.NewWriter(&form2)
	check(writer2.WriteField("purpose", "tax_document_customer_upload"))
	check(writer2.WriteField("title", "it's \"proof\" @x <y ü; a=b"))
	header3 := textproto.MIMEHeader{"Content-Disposition": {"form-data; name=\"file\"; filename=\"Größe 1.png\""}, "Content-Type": {"image/png"}}
	part3, err := writer2.CreatePart(header3)
	check(err)
	file3, err := os.ReadFile("Größe 1.png")
	check(err)
	_, err = part3.Write(file3)
	check(err)
	check(writer2.Close())
	request2, err := http.NewRequest("POST", "http://localhost:4010/files", &form2)
	if err != nil {
		panic(err)
	}
	request2.Header.Set("Authorization", "Bearer sk_test_00000000000000000000000000000000")
	request2.Header.Set("Content-Type", writer2.FormDataContentType())
	answer2 := send(request2)
	fileId := find(answer2, "id", 0)

	// 3. GET /customers
	request3, err := http.NewRequest("GET", "http://localhost:4010/customers?email=ada%40example.com&createdTime%5Bgte%5D=2020-01-31T12:00:00Z&limit=5", nil)
	if err != nil {
		panic(err)
	}
	request3.Header.Set("Authorization", "Bearer sk_test_00000000000000000000000000000000")
	send(request3)

	// 4. PUT /skus/copied
	request4, err := http.NewRequest("PUT", "http://localhost:4010/skus/copied", strings.NewReader(strings.NewReplacer("{{fileId}}", fileId).Replace(`{
	  "name": "Größe",
	  "eccn": "EAR99",
	  "taxCode": "4512",
	  "countryOfOrigin": "US",
	  "metadata": {
	    "file": "{{fileId}}"
	  }
	}`)))
	if err != nil {
		panic(err)
	}
	request4.Header.Set("Authorization", "Bearer sk_test_00000000000000000000000000000000")
	request4.Header.Set("Content-Type", "application/json")
	request4.Header.Set("upstream-id", "it's \"q\" \\ $x #{y}")
	send(request4)

	// 5. DELETE /customers/{customerId}
	request5, err := http.NewRequest("DELETE", "http://localhost:4010/customers/" + customerId, nil)
	if err != nil {
		panic(err)
	}
	request5.Header.Set("Authorization", "Bearer sk_test_00000000000000000000000000000000")
	send(request5)

	// 6. POST /customers
	request, err := http.NewRequest("POST", "http://localhost:4010/customers", strings.NewReader(strings.NewReplacer("{{fileId}}", fileId).Replace("{\n  \"0\": \"zero\",\n  \"quotes\": \"it's \\\"quoted\\\" '' \\\\ back\\\\slash \\\\n \\\\u0041 \\\"\\\"\\\" ''' `tick` @\\\"x\\\" \\\\\",\n  \"shell\": \"$(touch hacked) `id` $HOME ${HOME} !! ; & | > < # ~ * ?\",\n  \"interpolation\": \"#{1 + 1} #$x #@y $x {$x} ${x} %s %d {0} {{name}} {{customerId}} f\\\"{x}\\\" \\\\(x)\",\n  \"lines\": \"one\\ntwo\\r\\nthree\\tfour\\u2028five\",\n  \"scripts\": \"Größe 語 🧢 é עברית \\u202e right \\u200b zero � half \\u007f \\u0085 \ue000 private\",\n  \"control\": \"bell\\u0007 escape\\u001b[31m null\\u0000 one\\u00011\",\n  \"markup\": \"<?php ?> </script> <!-- --> __END__ =begin \\\"\\\"\\\"  \",\n  \"numbers\": [\n    0,\n    -1,\n    1.5,\n    10.25,\n    1e+21,\n    2147483648,\n    9007199254740991\n  ],\n  \"words\": [\n    true,\n    false,\n    null,\n    \"\",\n    \"true\",\n    \"None\",\n    \"nil\"\n  ],\n  \"empty\": [\n    {},\n    [],\n    [\n      []\n    ],\n    [\n      {\n        \"a\": {}\n      }\n    ]\n  ],\n  \"\": \"no name\",\n  \"odd-key '\\\"$#{x}\\n\": 1,\n  \"odd\": {\n    \"__proto__\": 1,\n    \"constructor\": 2\n  },\n  \"file\": [\n    \"{{fileId}}\"\n  ]\n}")))
	if err != nil {
		panic(err)
	}
	request.Header.Set("Authorization", "Bearer sk_test_00000000000000000000000000000000")
	request.Header.Set("Content-Type", "application/json")
	fmt.Println(call(request))
}

func call(request *http.Request) (int, string) {
	response, err := http.DefaultClient.Do(request)
	if err != nil {
		panic(err)
	}
	defer response.Body.Close()
	answer, err := io.ReadAll(response.Body)
	if err != nil {
		panic(err)
	}
	return response.StatusCode, string(answer)
}

func send(request *http.Request) string {
	status, answer := call(request)
	if status > 299 {
		panic(fmt.Sprint(status, " ", answer))
	}
	return answer
}

func find(answer string, field string, before int) string {
	pattern := regexp.MustCompile("\"" + field + "\"\\s*:\\s*\"([^\"]*)\"")
	return pattern.FindAllStringSubmatch(answer, -1)[before][1]
}

func check(err error) {
	if err != nil {
		panic(err)
	}
}
