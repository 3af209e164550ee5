<?php
// A note.

function send(string $url, array $options)
{
    $curl = curl_init($url);
    curl_setopt_array($curl, $options);
    $answer = curl_exec($curl);
    $status = curl_getinfo($curl, CURLINFO_RESPONSE_CODE);
    if ($status < 200 || $status > 299) exit($status . ' ' . $answer . curl_error($curl) . PHP_EOL);
    return json_decode($answer, true);
}

// 1. Create a customer
$answer1 = send('http://localhost:4010/customers', [
    CURLOPT_CUSTOMREQUEST => 'POST',
    CURLOPT_HTTPHEADER => [
        'Authorization: Bearer sk_test_00000000000000000000000000000000',
        'Content-Type: application/json',
    ],
    CURLOPT_POSTFIELDS => json_encode([
        'email' => 'ada@example.com',
        'type' => 'individual',
    ]),
    CURLOPT_RETURNTRANSFER => true,
]);
$customerId = $answer1['id'];

// 2. POST /files
$answer2 = send('http://localhost:4010/files', [
    CURLOPT_CUSTOMREQUEST => 'POST',
    CURLOPT_HTTPHEADER => [
        'Authorization: Bearer sk_test_00000000000000000000000000000000',
    ],
    CURLOPT_POSTFIELDS => [
        'purpose' => 'tax_document_customer_upload',
        'title' => 'it\'s "proof" @x <y ü; a=b',
        'file' => new CURLFile('Größe 1.png', 'image/png', 'Größe 1.png'),
    ],
    CURLOPT_RETURNTRANSFER => true,
]);
$fileId = $answer2['id'];

// 3. GET /customers
send('http://localhost:4010/customers?email=ada%40example.com&createdTime%5Bgte%5D=2020-01-31T12:00:00Z&limit=5', [
    CURLOPT_CUSTOMREQUEST => 'GET',
    CURLOPT_HTTPHEADER => [
        'Authorization: Bearer sk_test_00000000000000000000000000000000',
    ],
    CURLOPT_RETURNTRANSFER => true,
]);

// 4. PUT /skus/copied
send('http://localhost:4010/skus/copied', [
    CURLOPT_CUSTOMREQUEST => 'PUT',
    CURLOPT_HTTPHEADER => [
        'Authorization: Bearer sk_test_00000000000000000000000000000000',
        'Content-Type: application/json',
        "upstream-id: it's \"q\" \\ \$x #{y}",
    ],
    CURLOPT_POSTFIELDS => json_encode([
        'name' => 'Größe',
        'eccn' => 'EAR99',
        'taxCode' => '4512',
        'countryOfOrigin' => 'US',
        'metadata' => [
            'file' => $fileId,
        ],
    ]),
    CURLOPT_RETURNTRANSFER => true,
]);

// 5. DELETE /customers/{customerId}
send('http://localhost:4010/customers/' . $customerId, [
    CURLOPT_CUSTOMREQUEST => 'DELETE',
    CURLOPT_HTTPHEADER => [
        'Authorization: Bearer sk_test_00000000000000000000000000000000',
    ],
    CURLOPT_RETURNTRANSFER => true,
]);

// 6. POST /customers
$curl = curl_init('http://localhost:4010/customers');
curl_setopt_array($curl, [
    CURLOPT_CUSTOMREQUEST => 'POST',
    CURLOPT_HTTPHEADER => [
        'Authorization: Bearer sk_test_00000000000000000000000000000000',
        'Content-Type: application/json',
    ],
    CURLOPT_POSTFIELDS => json_encode([
        '0' => 'zero',
        'quotes' => "it's \"quoted\" '' \\ back\\slash \\n \\u0041 \"\"\" ''' `tick` @\"x\" \\",
        'shell' => '$(touch hacked) `id` $HOME ${HOME} !! ; & | > < # ~ * ?',
        'interpolation' => "#{1 + 1} #\$x #@y \$x {\$x} \${x} %s %d {0} {{name}} {{customerId}} f\"{x}\" \\(x)",
        'lines' => "one\ntwo\r\nthree\tfour\u{2028}five",
        'scripts' => "Größe 語 🧢 é עברית \u{202e} right \u{200b} zero � half \u{7f} \u{85} \u{e000} private",
        'control' => "bell\u{7} escape\u{1b}[31m null\u{0} one\u{1}1",
        'markup' => '<?php ?> </script> <!-- --> __END__ =begin """  ',
        'numbers' => [
            0,
            -1,
            1.5,
            10.25,
            1e+21,
            2147483648,
            9007199254740991,
        ],
        'words' => [
            true,
            false,
            null,
            '',
            'true',
            'None',
            'nil',
        ],
        'empty' => [
            new stdClass(),
            [],
            [
                [],
            ],
            [
                [
                    'a' => new stdClass(),
                ],
            ],
        ],
        '' => 'no name',
        "odd-key '\"\$#{x}\n" => 1,
        'odd' => [
            '__proto__' => 1,
            'constructor' => 2,
        ],
        'file' => [
            $fileId,
        ],
    ]),
    CURLOPT_RETURNTRANSFER => true,
]);
$answer = curl_exec($curl);
echo curl_getinfo($curl, CURLINFO_RESPONSE_CODE), ' ', $answer, curl_error($curl), PHP_EOL;
