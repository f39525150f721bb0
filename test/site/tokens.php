<?php
// The tokens of a PHP file as JSON, [name, text] each, without blanks and comments: for old-php.test.ts.
$tokens = [];
foreach (token_get_all(file_get_contents($argv[1])) as $token) {
    [$name, $text] = is_array($token) ? [token_name($token[0]), $token[1]] : ['', $token];
    if (!in_array($name, ['T_WHITESPACE', 'T_COMMENT', 'T_DOC_COMMENT'], true)) {
        $tokens[] = [$name, $text];
    }
}
echo json_encode($tokens);
