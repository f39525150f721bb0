<?php
/**
 * KassaBridge на сайте: принимает сигнал агента, показывает состояние кассы и поднимает тревогу, когда сигнал пропал.
 *
 * One file, PHP 7.4 to 8.4, no framework; works beside 1C-Bitrix and alone. How to install: README.md.
 *
 *   POST                          a heartbeat of the agent, signed
 *   GET  ?key=VIEWKEY             the status page
 *   GET  ?probe=1                 200, or 503 with the reasons, for a monitoring service
 *   GET  ?cron=1&key=VIEWKEY      the watch, where cron can only open addresses
 *   php kassabridge.php cron      the watch
 *   php kassabridge.php testmail  one letter, to see that letters arrive
 *
 * The site may be of PHP 7.4 with mbstring.func_overload=2, where strlen() and substr() count letters: whatever counts
 * bytes here goes through bytes().
 */

declare(strict_types=1);

namespace KassaBridge;

const HEARTBEAT_VERSION = 1;
const CONFIG_NAME = 'kassabridge-config.php';
const MAX_BODY_BYTES = 262144;
/** How far the clocks of agent and site may be apart, seconds; older is a replay. */
const MAX_SKEW = 300;
const LEAST_SECRET_BYTES = 32;
const LOCK_TRIES = 60;
const LOCK_PAUSE_US = 50000;
/** Ends PHP when somebody opens the file by its address. */
const GUARD = "<?php exit; ?>\n";
const DEFAULTS = [
    'secret' => '',
    'viewKey' => '',
    'stateDir' => '',
    'mailTo' => '',
    'mailFrom' => '',
    'mailer' => 'mail',
    'silentMinutes' => 5,
    'cronMinutes' => 15,
    'repeatHours' => 6,
    'timeZone' => 'Europe/Moscow',
];

/** What is refused or cannot be done, with the HTTP status and the word a program reads. */
final class Trouble extends \Exception
{
    /** @var int */
    public $status;
    /** @var string */
    public $reason;
    /** @var array */
    public $more;

    public function __construct(int $status, string $reason, string $words, array $more = [])
    {
        parent::__construct($words);
        $this->status = $status;
        $this->reason = $reason;
        $this->more = $more;
    }
}

main();

function main(): void
{
    // A warning of the host must never stand in an answer, least of all with a path in it.
    ini_set('display_errors', '0');
    if (!isset($_SERVER['REQUEST_METHOD'])) {
        exit(command_line($_SERVER['argv'] ?? []));
    }
    header('X-Content-Type-Options: nosniff');
    header('Cache-Control: no-store');
    header('Referrer-Policy: no-referrer');
    header('X-Robots-Tag: noindex, nofollow');
    $method = $_SERVER['REQUEST_METHOD'];
    if ($method === 'POST') {
        answer_heartbeat();
    } elseif ($method !== 'GET' && $method !== 'HEAD') {
        header('Allow: GET, HEAD, POST');
        say_text(405, "method: только GET и POST\n");
    } elseif (isset($_GET['probe'])) {
        answer_probe();
    } elseif (isset($_GET['cron'])) {
        answer_cron();
    } else {
        answer_page();
    }
}

// ---------------------------------------------------------------------------------------------- the heartbeat

function answer_heartbeat(): void
{
    try {
        $config = load_config();
        $body = read_body();
        check_signature($config, $body);
        $sequence = take_heartbeat($config, parse_heartbeat($body));
        say_json(200, ['ok' => true, 'sequence' => $sequence]);
    } catch (Trouble $trouble) {
        say_json($trouble->status, ['ok' => false, 'reason' => $trouble->reason] + $trouble->more);
    } catch (\Throwable $error) {
        note($error);
        say_json(500, ['ok' => false, 'reason' => 'internal']);
    }
}

function read_body(): string
{
    if ((int) ($_SERVER['CONTENT_LENGTH'] ?? 0) > MAX_BODY_BYTES) {
        throw new Trouble(413, 'size', 'Слишком большой запрос');
    }
    $input = fopen('php://input', 'rb');
    // One byte more than allowed: enough to know, whatever length was promised.
    $body = $input === false ? '' : (string) stream_get_contents($input, MAX_BODY_BYTES + 1);
    if (bytes($body) > MAX_BODY_BYTES) {
        throw new Trouble(413, 'size', 'Слишком большой запрос');
    }
    return $body;
}

/** The signature first: whoever has no key learns nothing about clock and state. */
function check_signature(array $config, string $body): void
{
    $timestamp = (string) ($_SERVER['HTTP_X_KASSABRIDGE_TIMESTAMP'] ?? '');
    $given = (string) ($_SERVER['HTTP_X_KASSABRIDGE_SIGNATURE'] ?? '');
    $right = 'sha256=' . hash_hmac('sha256', $timestamp . '.' . $body, $config['secret']);
    if (!hash_equals($right, $given) || preg_match('/^[0-9]{1,12}$/D', $timestamp) !== 1) {
        throw new Trouble(403, 'signature', 'Подпись не верна');
    }
    $skew = (int) $timestamp - time();
    if (abs($skew) > MAX_SKEW) {
        throw new Trouble(400, 'timestamp', 'Часы агента и сайта расходятся', ['skewSeconds' => $skew]);
    }
}

function parse_heartbeat(string $body): array
{
    $beat = json_decode($body, true, 32);
    if (!is_array($beat)) {
        throw new Trouble(400, 'json', 'Это не JSON');
    }
    if (($beat['version'] ?? null) !== HEARTBEAT_VERSION) {
        throw new Trouble(400, 'version', 'Другая версия сигнала');
    }
    $sequence = number($beat, 'sequence');
    if ($sequence === null || text($beat, 'agentId') === '') {
        throw new Trouble(400, 'json', 'Нет номера или имени агента');
    }
    // The number is the agent's time: one far ahead would shut out every heartbeat after it.
    if ($sequence > (time() + MAX_SKEW) * 1000) {
        throw new Trouble(409, 'sequence', 'Номер из будущего');
    }
    return $beat;
}

/** @return int|float the sequence taken */
function take_heartbeat(array $config, array $beat)
{
    return with_lock($config, 'lock', function () use ($config, $beat) {
        // A state nobody can read is begun anew: a replay is at most MAX_SKEW old, and silence would be worse.
        $state = load_state($config) ?? [];
        $last = part($state, 'heartbeat');
        $sequence = number($beat, 'sequence');
        if ($last !== [] && text($last, 'agentId') !== text($beat, 'agentId')) {
            // Two agents with one key would hide each other's death. The other may take over once the first is silent.
            if (is_fresh($config, $state)) {
                throw new Trouble(409, 'other-agent', 'Сайт слышит другого агента');
            }
            $state['before'] = ['agentId' => text($last, 'agentId'), 'receivedAt' => number($state, 'receivedAt')];
        }
        if ($last !== [] && $sequence <= number($last, 'sequence')) {
            throw new Trouble(409, 'sequence', 'Этот или более новый сигнал уже принят');
        }
        $state['heartbeat'] = $beat;
        $state['receivedAt'] = time();
        save_state($config, $state);
        return $sequence;
    });
}

// -------------------------------------------------------------------------------------------------- the probe

function answer_probe(): void
{
    $reasons = probe_reasons();
    say_text($reasons === [] ? 200 : 503, $reasons === [] ? "ok\n" : implode("\n", $reasons) . "\n");
}

/** What is not as it should be; a word for programs, then words. No name, number or address of the shop: it is open. */
function probe_reasons(): array
{
    try {
        $config = load_config();
        $state = load_state($config);
        $reasons = $state === null ? ['state-unreadable: состояние не читается'] : state_reasons($config, $state);
        $storage = storage_trouble($config);
        return $storage === '' ? $reasons : array_merge($reasons, ['state-unwritable: ' . $storage]);
    } catch (Trouble $trouble) {
        return [$trouble->reason . ': ' . $trouble->getMessage()];
    } catch (\Throwable $error) {
        note($error);
        return ['internal: ошибка внутри kassabridge.php'];
    }
}

function state_reasons(array $config, array $state): array
{
    $reasons = [];
    if (part($state, 'heartbeat') === []) {
        $reasons[] = 'no-heartbeat: сигнала ещё не было';
    } elseif (!is_fresh($config, $state)) {
        $reasons[] = 'no-heartbeat: сигнала нет ' . span(time() - number($state, 'receivedAt'));
    } else {
        foreach (lights_of(part($state, 'heartbeat')) as $name => $light) {
            if (text($light, 'state') === 'trouble') {
                $reasons[] = 'red-light: ' . $name;
            }
        }
    }
    $cron = cron_trouble($config, $state);
    return $cron === '' ? $reasons : array_merge($reasons, ['no-cron: ' . $cron]);
}

function cron_trouble(array $config, array $state): string
{
    $at = number(part($state, 'cron'), 'at');
    if ($at === null) {
        return 'cron ещё не запускался, тревогу поднять некому';
    }
    $age = abs(time() - $at);
    return $age > $config['cronMinutes'] * 60 ? 'cron не запускался ' . span($age) . ', тревогу поднять некому' : '';
}

/** A heartbeat of the future is no evidence: the clock of the site was wrong then or is now. */
function is_fresh(array $config, array $state): bool
{
    $at = number($state, 'receivedAt');
    return $at !== null && abs(time() - $at) <= $config['silentMinutes'] * 60;
}

function lights_of(array $beat): array
{
    $lights = part($beat, 'lights');
    $found = [];
    foreach (['site' => 'Сайт', 'cashbox' => 'Касса', 'fn' => 'ФН', 'ofd' => 'ОФД'] as $key => $name) {
        $found[$name] = part($lights, $key);
    }
    return $found;
}

// --------------------------------------------------------------------------------------------------- the watch

function command_line(array $argv): int
{
    $command = $argv[1] ?? '';
    try {
        if ($command === 'cron') {
            echo run_cron(load_config()), "\n";
            return 0;
        }
        if ($command === 'testmail') {
            $config = load_config();
            send_mail($config, 'Проверка почты KassaBridge', "Это письмо проверочное: сторож кассы умеет писать вам.\n");
            change_state($config, function (array $state): array {
                unset($state['cron']['mailFault']);
                return $state;
            });
            echo "Письмо отдано почтовой программе. Посмотрите, пришло ли оно.\n";
            return 0;
        }
        echo "php kassabridge.php cron | testmail\n";
        return 2;
    } catch (\Throwable $error) {
        // Cron sends what is printed to the owner of the task.
        echo $error->getMessage(), "\n";
        return 1;
    }
}

function answer_cron(): void
{
    try {
        $config = load_config();
        check_view_key($config);
        say_text(200, run_cron($config) . "\n");
    } catch (Trouble $trouble) {
        say_text($trouble->status, $trouble->reason . ': ' . $trouble->getMessage() . "\n");
    } catch (\Throwable $error) {
        note($error);
        say_text(500, "internal: ошибка внутри kassabridge.php\n");
    }
}

/** One look of the watch. Letters go out with no lock of the state held: a mail program may hang. */
function run_cron(array $config): string
{
    try {
        $lock = take_lock($config, 'cron-lock', 1);
    } catch (Trouble $trouble) {
        if ($trouble->reason === 'busy') {
            return 'Сторож уже работает.';
        }
        return tell_of_storage($config, $trouble);
    }
    try {
        $state = change_state($config, function (array $state): array {
            $state['cron'] = ['at' => time()] + part($state, 'cron');
            return $state;
        });
        return tell_of_heartbeat($config, $state);
    } catch (Trouble $trouble) {
        if ($trouble->reason !== 'storage') {
            throw $trouble;
        }
        return tell_of_storage($config, $trouble);
    } finally {
        fclose($lock);
    }
}

function tell_of_heartbeat(array $config, array $state): string
{
    $kind = due_letter($config, $state);
    if ($kind === '') {
        return is_fresh($config, $state) ? 'Сигнал есть.' : 'Сигнала нет, об этом уже написано.';
    }
    [$subject, $body] = letter($kind, $config, $state);
    $fault = '';
    try {
        send_mail($config, $subject, $body);
    } catch (Trouble $trouble) {
        $fault = $trouble->getMessage();
    }
    change_state($config, function (array $state) use ($kind, $fault): array {
        $state['cron'] = ['at' => time(), 'mailFault' => $fault];
        if ($fault !== '') {
            return $state;
        }
        unset($state['alarm']);
        if ($kind !== 'clear') {
            $state['alarm'] = ['toldAt' => time()];
        }
        return $state;
    });
    if ($fault !== '') {
        throw new Trouble(500, 'mail', $fault);
    }
    return $kind === 'clear' ? 'Сигнал вернулся, письмо отправлено.' : 'Сигнала нет, письмо отправлено.';
}

/** 'alarm' when the heartbeat stopped or is still away after some hours, 'clear' when it is back, '' otherwise. */
function due_letter(array $config, array $state): string
{
    if (part($state, 'heartbeat') === []) {
        return '';
    }
    $told = number(part($state, 'alarm'), 'toldAt');
    if (is_fresh($config, $state)) {
        return $told === null ? '' : 'clear';
    }
    return $told === null || abs(time() - $told) >= $config['repeatHours'] * 3600 ? 'alarm' : '';
}

function letter(string $kind, array $config, array $state): array
{
    $when = moment($config, number($state, 'receivedAt'));
    if ($kind === 'clear') {
        return ['Касса снова на связи', "Сигнал агента KassaBridge снова приходит. Последний: $when.\n"];
    }
    $age = span(time() - number($state, 'receivedAt'));
    $lines = [
        "От агента KassaBridge нет сигнала $age. Последний: $when.",
        '',
        'Пока его нет, чеки интернет-магазина, скорее всего, не пробиваются.',
        'Проверьте: включён ли компьютер с кассой, есть ли на нём интернет, запущен ли KassaBridge.',
        'Если чеки всё же пробиваются, посмотрите на том компьютере: kassabridge status.',
        '',
        "Письмо повторится через {$config['repeatHours']} ч, если сигнал не вернётся; когда вернётся, придёт ещё одно.",
    ];
    return ["Касса молчит $age", implode("\n", $lines) . "\n"];
}

/** The watch cannot write, so it sees no heartbeats and cannot remember what it told: that is told too. */
function tell_of_storage(array $config, Trouble $trouble): string
{
    // The age of a file stands for the memory, since it can be set on a full disk. A second one is elsewhere.
    $marks = [$config['stateDir'] . '/cron-lock', sys_get_temp_dir() . '/kassabridge-' . md5($config['stateDir'])];
    clearstatcache();
    $told = max(array_map(function (string $mark): int {
        return (int) @filemtime($mark);
    }, $marks));
    if (abs(time() - $told) >= $config['repeatHours'] * 3600) {
        $body = "Сторож KassaBridge на сайте не может записать состояние: {$trouble->getMessage()}.\n"
            . "Пока это не исправлено, он не видит, работает ли касса.\n";
        send_mail($config, 'Сторож кассы не работает', $body);
        foreach ($marks as $mark) {
            @touch($mark);
        }
    }
    throw $trouble;
}

function send_mail(array $config, string $subject, string $body): void
{
    if ($config['mailTo'] === '') {
        throw new Trouble(500, 'mail', 'В kassabridge-config.php не указан mailTo: письмо отправить некому.');
    }
    $headers = "MIME-Version: 1.0\r\nContent-Type: text/plain; charset=UTF-8\r\nContent-Transfer-Encoding: base64";
    if ($config['mailFrom'] !== '') {
        $headers .= "\r\nFrom: " . one_line($config['mailFrom']);
    }
    $subject = '=?UTF-8?B?' . base64_encode($subject) . '?=';
    $text = chunk_split(base64_encode($body));
    $to = one_line($config['mailTo']);
    $sent = $config['mailer'] === 'mail'
        ? function_exists('mail') && @mail($to, $subject, $text, $headers)
        : run_mailer($config['mailer'], "To: $to\r\nSubject: $subject\r\n$headers\r\n\r\n$text");
    if (!$sent) {
        throw new Trouble(500, 'mail', 'Письмо не отправлено: почтовая программа сайта его не взяла.');
    }
}

/** A program that takes a whole letter on its standard input; without a shell in between. */
function run_mailer(string $program, string $letter): bool
{
    if (!function_exists('proc_open')) {
        return false;
    }
    $nowhere = ['file', PHP_OS_FAMILY === 'Windows' ? 'NUL' : '/dev/null', 'w'];
    $process = @proc_open([$program], [['pipe', 'r'], $nowhere, $nowhere], $pipes);
    if (!is_resource($process)) {
        return false;
    }
    @fwrite($pipes[0], $letter);
    fclose($pipes[0]);
    return proc_close($process) === 0;
}

// --------------------------------------------------------------------------------------------------- the state

/** @return array|null null when it is there and cannot be understood; [] before the first heartbeat */
function load_state(array $config): ?array
{
    $path = state_path($config);
    clearstatcache();
    if (!file_exists($path)) {
        return [];
    }
    $text = @file_get_contents($path);
    if ($text === false || strpos($text, GUARD) !== 0) {
        return null;
    }
    $state = json_decode(str_replace(GUARD, '', $text), true, 64);
    return is_array($state) ? $state : null;
}

function save_state(array $config, array $state): void
{
    $json = json_encode($state, JSON_UNESCAPED_UNICODE | JSON_UNESCAPED_SLASHES | JSON_INVALID_UTF8_SUBSTITUTE);
    if ($json === false) {
        throw new Trouble(400, 'json', 'Сигнал не записывается как JSON');
    }
    put_file(state_path($config), GUARD . $json);
}

/** Reads, changes and writes with nobody in between. @return array the state as it is now */
function change_state(array $config, callable $change): array
{
    return with_lock($config, 'lock', function () use ($config, $change) {
        $state = $change(load_state($config) ?? []);
        save_state($config, $state);
        return $state;
    });
}

function state_path(array $config): string
{
    return $config['stateDir'] . '/state.php';
}

/** Whole or not at all: written beside, then renamed over. The caller holds the lock. */
function put_file(string $path, string $text): void
{
    $draft = $path . '.new';
    $file = @fopen($draft, 'wb');
    if ($file === false) {
        throw new Trouble(507, 'storage', 'нет прав на запись в папку состояния');
    }
    $written = @fwrite($file, $text);
    $flushed = @fflush($file);
    // PHP below 8.1 cannot do more than hand it to the system.
    if ($flushed && function_exists('fsync')) {
        @fsync($file);
    }
    $closed = @fclose($file);
    if ($written !== bytes($text) || !$flushed || !$closed) {
        @unlink($draft);
        throw new Trouble(507, 'storage', 'на диске сайта нет места');
    }
    keep_owner($draft);
    if (!@rename($draft, $path)) {
        @unlink($draft);
        throw new Trouble(507, 'storage', 'нет прав на запись в папку состояния');
    }
}

/** Cron may run as root: what it makes must stay open to the site, whose folder this is. */
function keep_owner(string $path): void
{
    @chmod($path, 0600);
    $owner = @fileowner(dirname($path));
    if ($owner !== false && @fileowner($path) !== $owner) {
        @chown($path, $owner);
    }
}

/** Why the state cannot be written, '' when it can: tried, since rights alone say nothing about a full disk. */
function storage_trouble(array $config): string
{
    try {
        with_lock($config, 'lock', function () use ($config) {
            put_file($config['stateDir'] . '/write-check.php', GUARD . str_repeat('-', 4096));
        });
        return '';
    } catch (Trouble $trouble) {
        return $trouble->getMessage();
    }
}

/** @return mixed what $work returns */
function with_lock(array $config, string $name, callable $work)
{
    $lock = take_lock($config, $name, LOCK_TRIES);
    try {
        return $work();
    } finally {
        fclose($lock);
    }
}

/** @return resource closing it gives the lock back */
function take_lock(array $config, string $name, int $tries)
{
    $path = $config['stateDir'] . '/' . $name;
    // Never from the command line: cron may be another user, whose folder the site could not enter.
    if (isset($_SERVER['REQUEST_METHOD']) && !is_dir($config['stateDir'])) {
        @mkdir($config['stateDir'], 0700, true);
    }
    $isNew = !file_exists($path);
    $lock = @fopen($path, 'c');
    if ($lock === false) {
        throw new Trouble(507, 'storage', 'нет прав на запись в папку состояния');
    }
    if ($isNew) {
        keep_owner($path);
        // See tell_of_storage: nothing was told yet.
        @touch($path, 1);
    }
    for ($try = 1; !flock($lock, LOCK_EX | LOCK_NB); $try++) {
        if ($try >= $tries) {
            fclose($lock);
            throw new Trouble(503, 'busy', 'состояние занято другим запросом');
        }
        usleep(LOCK_PAUSE_US);
    }
    return $lock;
}

// ------------------------------------------------------------------------------------------------- the settings

function load_config(): array
{
    $path = __DIR__ . '/' . CONFIG_NAME;
    if (!is_file($path)) {
        throw new Trouble(503, 'not-configured', 'нет файла ' . CONFIG_NAME);
    }
    $given = include_quietly($path);
    if (!is_array($given)) {
        throw new Trouble(503, 'not-configured', 'в ' . CONFIG_NAME . ' ошибка: он должен возвращать список настроек');
    }
    $config = [];
    foreach (DEFAULTS as $name => $usual) {
        $config[$name] = config_value($name, $given[$name] ?? $usual, is_string($usual));
    }
    if (bytes($config['secret']) < LEAST_SECRET_BYTES) {
        throw new Trouble(503, 'not-configured', 'в ' . CONFIG_NAME . ' нет secret (не короче 32 знаков)');
    }
    if ($config['stateDir'] === '') {
        throw new Trouble(503, 'not-configured', 'в ' . CONFIG_NAME . ' нет stateDir');
    }
    return $config;
}

/** @return string|int|float */
function config_value(string $name, $value, bool $isText)
{
    $isRight = $isText ? is_string($value) : (is_int($value) || is_float($value)) && $value >= 0;
    if (!$isRight) {
        throw new Trouble(503, 'not-configured', 'в ' . CONFIG_NAME . " ошибка в $name");
    }
    return $value;
}

/** @return mixed what the file returns; null when PHP cannot read it. Nothing it prints gets out. */
function include_quietly(string $path)
{
    ob_start();
    try {
        return include $path;
    } catch (\Throwable $error) {
        note($error);
        return null;
    } finally {
        ob_end_clean();
    }
}

/** The first opening: makes the settings with keys nobody has seen, and shows neither. */
function first_opening(): void
{
    $path = __DIR__ . '/' . CONFIG_NAME;
    $dir = make_state_dir();
    $file = $dir === '' ? false : @fopen($path, 'xb');
    if ($file === false) {
        $words = 'Настройки записать не удалось: у сайта нет прав на запись в эту папку. Создайте файл ' . CONFIG_NAME
            . ' рядом с kassabridge.php сами, по образцу из README.md, и откройте страницу снова.';
        say_page(503, 'KassaBridge: первый шаг', '<p>' . h($words) . '</p>');
        return;
    }
    $text = config_text($dir);
    $written = @fwrite($file, $text);
    if (!@fclose($file) || $written !== bytes($text)) {
        @unlink($path);
        say_page(507, 'KassaBridge: первый шаг', '<p>На диске сайта нет места: настройки не записаны.</p>');
        return;
    }
    @chmod($path, 0600);
    $words = 'Создан файл ' . CONFIG_NAME . ' с новыми ключами. Откройте его на сервере: secret впишите в файл ключа'
        . ' агента, mailTo — свой адрес, viewKey откроет эту страницу: ?key=…';
    say_page(200, 'KassaBridge: готово', '<p>' . h($words) . '</p>');
}

/** Outside of what the web server shows where that is allowed. @return string '' when there is no place */
function make_state_dir(): string
{
    $root = (string) ($_SERVER['DOCUMENT_ROOT'] ?? '');
    $outside = $root === '' ? '' : dirname($root) . '/kassabridge-state';
    if ($outside !== '' && dirname($root) !== '/' && (@is_dir($outside) || @mkdir($outside, 0700)) && @is_writable($outside)) {
        return $outside;
    }
    $inside = __DIR__ . '/kassabridge-state';
    if (!is_dir($inside) && !@mkdir($inside, 0700)) {
        return '';
    }
    // The guard inside the files is what counts; this only makes the folder answer 403.
    @file_put_contents($inside . '/.htaccess', "Require all denied\n");
    return $inside;
}

function config_text(string $dir): string
{
    $value = function (string $text): string {
        return var_export($text, true);
    };
    return implode("\n", [
        '<?php',
        '// Настройки сторожа KassaBridge. Файл — секрет: не показывайте и не кладите в общие архивы.',
        'return [',
        '    // Этот же текст, один, лежит в файле ключа агента (heartbeat.secretFile).',
        "    'secret' => " . $value(bin2hex(random_bytes(32))) . ',',
        '    // Открывает страницу: kassabridge.php?key=…',
        "    'viewKey' => " . $value(bin2hex(random_bytes(16))) . ',',
        "    'stateDir' => " . $value($dir) . ',',
        '    // Кому писать, когда касса замолчала.',
        "    'mailTo' => '',",
        "    'mailFrom' => '',",
        "    // 'mail' или путь программы, которая берёт письмо со стандартного ввода.",
        "    'mailer' => 'mail',",
        "    'silentMinutes' => 5,",
        "    'cronMinutes' => 15,",
        "    'repeatHours' => 6,",
        "    'timeZone' => 'Europe/Moscow',",
        '];',
        '',
    ]);
}

function check_view_key(array $config): void
{
    $given = $_GET['key'] ?? '';
    if ($config['viewKey'] === '' || !is_string($given) || !hash_equals($config['viewKey'], $given)) {
        throw new Trouble(403, 'key', 'нужен ключ просмотра: ?key=… (viewKey в ' . CONFIG_NAME . ')');
    }
}

// ---------------------------------------------------------------------------------------------------- the page

function answer_page(): void
{
    try {
        if (!is_file(__DIR__ . '/' . CONFIG_NAME)) {
            first_opening();
            return;
        }
        $config = load_config();
        check_view_key($config);
        say_page(200, 'Касса магазина', page_body($config));
    } catch (Trouble $trouble) {
        say_page($trouble->status, 'KassaBridge', '<p class="trouble">' . h($trouble->getMessage()) . '</p>');
    } catch (\Throwable $error) {
        note($error);
        say_page(500, 'KassaBridge', '<p class="trouble">Ошибка внутри kassabridge.php; подробности в журнале сайта.</p>');
    }
}

function page_body(array $config): string
{
    $state = load_state($config);
    $storage = storage_trouble($config);
    $notes = [];
    if ($storage !== '') {
        $notes[] = ['trouble', 'Сторож не может записать состояние: ' . $storage . '. Сигналы агента сейчас теряются.'];
    }
    if ($state === null) {
        $notes[] = ['trouble', 'Файл состояния не читается. Следующий сигнал агента начнёт его заново.'];
        return notes_html($notes);
    }
    $beat = part($state, 'heartbeat');
    $isFresh = is_fresh($config, $state);
    $notes = array_merge($notes, watch_notes($config, $state, $isFresh), training_notes($beat));
    if ($beat === []) {
        return notes_html($notes);
    }
    return notes_html($notes)
        . lights_html($beat, $isFresh, number($state, 'receivedAt'))
        . cashboxes_html($beat)
        . figures_html($beat)
        . receipts_html($config, $beat)
        . footer_html($config, $state);
}

/** What the watch itself has to say: [class, words] each. */
function watch_notes(array $config, array $state, bool $isFresh): array
{
    $notes = [];
    if (part($state, 'heartbeat') === []) {
        $notes[] = ['attention', 'Сигнала агента ещё не было.'];
    } elseif (!$isFresh) {
        $age = span(time() - number($state, 'receivedAt'));
        $notes[] = ['trouble', "Сигнала агента нет $age. Ниже то, что он сказал последним; сейчас может быть иначе."];
    }
    $cron = cron_trouble($config, $state);
    if ($cron !== '') {
        $notes[] = ['trouble', "Сторож: $cron."];
    }
    $fault = text(part($state, 'cron'), 'mailFault');
    if ($fault !== '') {
        $notes[] = ['trouble', $fault];
    }
    if ($config['mailTo'] === '') {
        $notes[] = ['attention', 'Тревогу отправить некому: в ' . CONFIG_NAME . ' не указан mailTo.'];
    }
    $before = number(part($state, 'before'), 'receivedAt');
    if ($before !== null && time() - $before < 86400) {
        $when = moment($config, $before);
        $notes[] = ['attention', "Агент сменился: последний сигнал прежнего был $when. Один ключ — один агент."];
    }
    return $notes;
}

function training_notes(array $beat): array
{
    foreach (items($beat, 'cashboxes') as $box) {
        if (($box['training'] ?? false) === true) {
            return [['attention', 'УЧЕБНЫЙ РЕЖИМ: чеки учебной кассы не имеют юридической силы.']];
        }
    }
    return [];
}

function notes_html(array $notes): string
{
    $html = '';
    foreach ($notes as [$class, $words]) {
        $html .= '<p class="note ' . $class . '">' . h($words) . '</p>';
    }
    return $html;
}

function lights_html(array $beat, bool $isFresh, $receivedAt): string
{
    $html = '<p class="when">Что сказал агент ' . h(span(time() - $receivedAt)) . ' назад:</p><div class="lights">';
    foreach (lights_of($beat) as $name => $light) {
        $html .= light_html((string) $name, $light, $isFresh, $receivedAt);
    }
    return $html . '</div>';
}

/** Nothing is green without fresh evidence: without a heartbeat every light is one that nobody knows. */
function light_html(string $name, array $light, bool $isFresh, $receivedAt): string
{
    $state = $isFresh ? text($light, 'state') : 'unknown';
    $words = ['fine' => 'в порядке', 'attention' => 'внимание', 'trouble' => 'беда', 'unknown' => 'неизвестно'];
    $class = isset($words[$state]) ? $state : 'unknown';
    $age = number($light, 'ageMs');
    $said = text($light, 'ru');
    if ($age !== null) {
        $said .= ' Сведения: ' . span($age / 1000 + time() - $receivedAt) . ' назад.';
    }
    return '<section class="light ' . $class . '"><h2>' . h($name) . '</h2><b>' . h($words[$class]) . '</b><p>'
        . h($said) . '</p></section>';
}

function cashboxes_html(array $beat): string
{
    $html = '';
    foreach (items($beat, 'cashboxes') as $box) {
        $name = trim(text($box, 'id') . ' ' . text($box, 'model'));
        $training = ($box['training'] ?? false) === true ? ' — УЧЕБНАЯ' : '';
        $html .= '<section><h2>Касса ' . h($name . $training) . '</h2>' . rows_html(cashbox_rows($box)) . '</section>';
    }
    return $html;
}

function cashbox_rows(array $box): array
{
    $backlog = part($box, 'backlog');
    $fn = part($box, 'fn');
    $shift = part($box, 'shift');
    $versions = part($box, 'versions');
    $states = ['closed' => 'закрыта', 'open' => 'открыта', 'expired' => 'старше 24 часов'];
    $first = number($backlog, 'firstUnsentFd');
    $age = number($shift, 'ageMinutes');
    return [
        'Связь' => ($box['connected'] ?? false) === true ? 'есть' : 'нет',
        'Не отправлено в ОФД' => whole($backlog, 'unsentCount') . ($first === null ? '' : ', первый ФД ' . (int) $first),
        'ФН' => text($fn, 'serial'),
        'ФН годен до' => implode('.', array_reverse(explode('-', text($fn, 'validUntil')))),
        'Смена' => $shift === [] ? '' : whole($shift, 'number') . ', ' . ($states[text($shift, 'state')] ?? 'неизвестно')
            . ($age === null ? '' : ', ' . span($age * 60)),
        'Остановлена' => trim(text(part($box, 'stoppedBy'), 'ru') . ' ' . text(part($box, 'stoppedBy'), 'code')),
        'Прошивка' => trim(text($versions, 'firmware') . ' ' . text($versions, 'driver')),
    ];
}

function figures_html(array $beat): string
{
    $queue = part($beat, 'queue');
    $five = part($beat, 'fiveMinutes');
    $median = number($five, 'medianMs');
    $worst = number($five, 'worstMs');
    return '<section><h2>Чеки</h2>' . rows_html([
        'Ждут' => whole($queue, 'waiting'),
        'Под сомнением' => whole($queue, 'inDoubt'),
        'Ждут человека' => whole($queue, 'parked'),
        'Отказано' => whole($queue, 'refused'),
        'Дольше пяти минут' => whole($five, 'late') . ' из ' . whole($five, 'count'),
        'Обычно за' => $median === null ? '' : span($median / 1000),
        'Дольше всего' => $worst === null ? '' : span($worst / 1000),
    ]) . '</section>';
}

function rows_html(array $rows): string
{
    $html = '<dl>';
    foreach ($rows as $name => $value) {
        $html .= '<dt>' . h((string) $name) . '</dt><dd>' . ($value === '' ? '—' : h($value)) . '</dd>';
    }
    return $html . '</dl>';
}

function receipts_html(array $config, array $beat): string
{
    $receipts = items($beat, 'receipts');
    if ($receipts === []) {
        return '<section><h2>Последние чеки</h2><p>Чеков ещё не было.</p></section>';
    }
    $html = '<section><h2>Последние чеки</h2><ul class="receipts">';
    foreach ($receipts as $receipt) {
        $html .= receipt_html($config, $receipt);
    }
    return $html . '</ul></section>';
}

function receipt_html(array $config, array $receipt): string
{
    $operations = ['sell' => 'приход', 'sellReturn' => 'возврат прихода', 'buy' => 'расход', 'buyReturn' => 'возврат расхода'];
    $total = number($receipt, 'totalKop');
    $at = number($receipt, 'receivedAt');
    $fd = number($receipt, 'fdNumber');
    $title = trim(implode(' · ', array_filter([
        'чек ' . (text($receipt, 'checkId') ?: whole($receipt, 'jobId')),
        $operations[text($receipt, 'operation')] ?? '',
        $total === null ? '' : number_format($total / 100, 2, ',', ' ') . ' ₽',
        $fd === null ? '' : 'ФД ' . (int) $fd,
        $at === null ? '' : moment($config, $at / 1000),
    ])));
    return '<li><b>' . h($title) . '</b><div class="states">' . states_html(part($receipt, 'states')) . '</div>'
        . sides_html($receipt) . '</li>';
}

function states_html(array $states): string
{
    $names = ['received' => 'получен', 'fiscal' => 'в ФН', 'reported' => 'магазин знает', 'delivered' => 'ОФД принял'];
    $html = '';
    foreach ($names as $key => $name) {
        $isReached = ($states[$key] ?? false) === true;
        $html .= '<span class="' . ($isReached ? 'yes' : 'no') . '">' . ($isReached ? '✓ ' : '· ') . $name . '</span>';
    }
    $seen = ['seen' => ['yes', '✓ виден в ОФД'], 'notSeen' => ['bad', '✗ в ОФД не найден']];
    [$class, $words] = $seen[text($states, 'seen')] ?? ['no', '? в ОФД не проверен'];
    return $html . '<span class="' . $class . '">' . $words . '</span>';
}

function sides_html(array $receipt): string
{
    $names = ['refused' => 'отказано', 'inDoubt' => 'под сомнением', 'parked' => 'ждёт человека'];
    $words = [];
    foreach (part($receipt, 'sides') as $side) {
        if (is_string($side) && isset($names[$side])) {
            $words[] = $names[$side];
        }
    }
    $error = text(part($receipt, 'error'), 'ru');
    $all = trim(implode(', ', $words) . ($error === '' ? '' : ': ' . $error), ': ');
    return $all === '' ? '' : '<p class="bad">' . h($all) . '</p>';
}

function footer_html(array $config, array $state): string
{
    $beat = part($state, 'heartbeat');
    $cron = number(part($state, 'cron'), 'at');
    return '<section><h2>Сторож</h2>' . rows_html([
        'Последний сигнал' => ago($config, number($state, 'receivedAt')),
        'Последний запуск cron' => $cron === null ? 'не было' : ago($config, $cron),
        'Агент' => text(part($beat, 'versions'), 'agent'),
    ]) . '</section>';
}

function say_page(int $status, string $title, string $body): void
{
    http_response_code($status);
    header('Content-Type: text/html; charset=UTF-8');
    header("Content-Security-Policy: default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'; base-uri 'none'");
    echo '<!doctype html><html lang="ru"><head><meta charset="utf-8">',
        '<meta name="viewport" content="width=device-width, initial-scale=1"><meta http-equiv="refresh" content="60">',
        '<title>', h($title), '</title><style>', css(), '</style></head><body><main><h1>', h($title), '</h1>',
        $body, '</main></body></html>';
}

function css(): string
{
    return <<<'CSS'
:root{color-scheme:light dark;--bg:#f4f5f7;--card:#fff;--ink:#1c2126;--dim:#5b6570;--line:#d9dde2;
--fine:#1a7f37;--attention:#9a6700;--trouble:#c62828;--unknown:#5b6570}
@media(prefers-color-scheme:dark){:root{--bg:#14171a;--card:#1e2226;--ink:#e8eaed;--dim:#a0a8b0;--line:#343a40;
--fine:#4cc26a;--attention:#e3b341;--trouble:#ff7b72;--unknown:#a0a8b0}}
*{box-sizing:border-box}body{margin:0;background:var(--bg);color:var(--ink);font:16px/1.45 system-ui,sans-serif}
main{max-width:60rem;margin:0 auto;padding:1rem}h1{font-size:1.4rem;margin:.25rem 0 1rem}
h2{font-size:1.05rem;margin:0 0 .5rem}section,.note{background:var(--card);border:1px solid var(--line);
border-radius:.5rem;padding:.75rem 1rem;margin:0 0 .75rem;overflow-wrap:anywhere}
.note,.light{border-left:.4rem solid var(--unknown)}.note.trouble,p.trouble,.bad{color:var(--trouble)}
.note.attention{color:var(--attention)}.trouble{border-left-color:var(--trouble)!important}
.attention{border-left-color:var(--attention)!important}.fine{border-left-color:var(--fine)!important}
.lights{display:grid;grid-template-columns:repeat(auto-fit,minmax(13rem,1fr));gap:0 .75rem}
.light h2{margin:0}.light p{margin:.25rem 0 0;color:var(--dim);font-size:.9rem}
.light.fine b{color:var(--fine)}.light.attention b{color:var(--attention)}.light.trouble b{color:var(--trouble)}
dl{display:grid;grid-template-columns:12rem 1fr;gap:.25rem 1rem;margin:0}dt,.when{color:var(--dim)}dd{margin:0}
.when{margin:0 0 .5rem;font-size:.9rem}@media(max-width:30rem){dl{grid-template-columns:1fr;gap:0}dd{margin:0 0 .5rem}}
ul{list-style:none;margin:0;padding:0}li{padding:.5rem 0;border-top:1px solid var(--line)}li:first-child{border:0}
.states{display:flex;flex-wrap:wrap;gap:.1rem .9rem;font-size:.9rem}.yes{color:var(--fine)}.no{color:var(--dim)}
li p{margin:.25rem 0 0;font-size:.9rem}
CSS;
}

// --------------------------------------------------------------------------------------------------- small words

function h(string $text): string
{
    return htmlspecialchars($text, ENT_QUOTES | ENT_SUBSTITUTE | ENT_HTML5, 'UTF-8');
}

function say_text(int $status, string $text): void
{
    http_response_code($status);
    header('Content-Type: text/plain; charset=UTF-8');
    echo $text;
}

function say_json(int $status, array $value): void
{
    http_response_code($status);
    header('Content-Type: application/json');
    echo json_encode($value, JSON_UNESCAPED_UNICODE);
}

/** For the log of the site: where, never what was sent. */
function note(\Throwable $error): void
{
    error_log('KassaBridge: ' . get_class($error) . ' at line ' . $error->getLine());
}

function part(array $from, string $key): array
{
    return isset($from[$key]) && is_array($from[$key]) ? $from[$key] : [];
}

/** The members of a list that are lists themselves: whatever else was sent is left out. */
function items(array $from, string $key): array
{
    return array_filter(part($from, $key), 'is_array');
}

function text(array $from, string $key): string
{
    return isset($from[$key]) && is_string($from[$key]) ? $from[$key] : '';
}

/** @return int|float|null */
function number(array $from, string $key)
{
    $value = $from[$key] ?? null;
    return is_int($value) || is_float($value) ? $value : null;
}

function whole(array $from, string $key): string
{
    $value = number($from, $key);
    return $value === null ? '—' : (string) (int) $value;
}

/** Length in bytes, whatever mbstring has done to strlen. */
function bytes(string $text): int
{
    return function_exists('mb_strlen') ? mb_strlen($text, '8bit') : strlen($text);
}

function one_line(string $text): string
{
    return (string) preg_replace('/[\r\n]+/', ' ', $text);
}

/** @param int|float $seconds */
function span($seconds): string
{
    $left = max(0, (int) $seconds);
    foreach ([[86400, 'дн'], [3600, 'ч'], [60, 'мин']] as [$size, $name]) {
        if ($left >= $size) {
            return intdiv($left, $size) . ' ' . $name;
        }
    }
    return $left . ' с';
}

/** @param int|float|null $at Unix time */
function moment(array $config, $at): string
{
    try {
        $zone = new \DateTimeZone($config['timeZone']);
    } catch (\Throwable $error) {
        $zone = new \DateTimeZone('UTC');
    }
    $time = new \DateTime('@' . (int) $at);
    return $time->setTimezone($zone)->format('d.m.Y H:i T');
}

/** @param int|float|null $at Unix time */
function ago(array $config, $at): string
{
    return span(time() - $at) . ' назад (' . moment($config, $at) . ')';
}
