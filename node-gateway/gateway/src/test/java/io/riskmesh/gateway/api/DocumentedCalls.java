package io.riskmesh.gateway.api;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The calls of docs/api.md: each `curl` in a block `sh`, with the status in the comment before it.
record DocumentedCalls(List<Call> calls) {
    private static final Pattern BLOCK = Pattern.compile("(?s)```sh\\n(.*?)```");
    private static final Pattern CALL = Pattern.compile("(?s)# (\\d{3})\\n(curl .*?)(?=\\n# \\d{3}\\n|$)");

    /// @param command for a shell in which `API` is set
    record Call(int status, String command) {}

    static DocumentedCalls read() throws IOException {
        List<Call> calls = new ArrayList<>();
        Matcher block = BLOCK.matcher(Files.readString(Path.of(System.getProperty("riskmesh.root"), "docs", "api.md")));
        while (block.find()) {
            Matcher call = CALL.matcher(block.group(1).strip());
            while (call.find()) {
                calls.add(new Call(Integer.parseInt(call.group(1)), call.group(2)));
            }
        }
        return new DocumentedCalls(calls);
    }

    /// The status that a command gets.
    static int run(Call call, String api, Path answer) throws IOException, InterruptedException {
        String command = call.command().replaceFirst("curl -s", "curl -s -o '" + answer + "' -w '%{http_code}'");
        ProcessBuilder shell = new ProcessBuilder("sh", "-c", command).redirectErrorStream(true);
        shell.environment().put("API", api);
        Process process = shell.start();
        String output = new String(process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.US_ASCII);
        if (process.waitFor() != 0) {
            throw new IOException(call.command() + ": " + output);
        }
        return Integer.parseInt(output.strip());
    }
}
