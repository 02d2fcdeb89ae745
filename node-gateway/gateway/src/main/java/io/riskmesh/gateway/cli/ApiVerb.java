package io.riskmesh.gateway.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.riskmesh.gateway.client.ApiReply;
import io.riskmesh.gateway.client.ApiRequest;
import io.riskmesh.gateway.outcome.ExitStatus;
import io.riskmesh.gateway.outcome.Stopped;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Mixin;

/// A verb that calls an operation of a gateway and prints its answer. It knows paths and fields of the documented API alone.
abstract class ApiVerb implements Callable<Integer> {
    static final ObjectMapper JSON = new ObjectMapper();

    private final Terminal terminal;

    @Mixin
    private ProfileOptions profile;

    @Mixin
    private OutputOptions output;

    ApiVerb(Terminal terminal) {
        this.terminal = terminal;
    }

    Terminal terminal() {
        return terminal;
    }

    ProfileOptions profile() {
        return profile;
    }

    OutputOptions output() {
        return output;
    }

    ApiReply reply(ApiRequest request) throws Stopped, InterruptedException {
        return profile.call(request, terminal);
    }

    /// Calls, prints, done.
    int show(ApiRequest request) throws Stopped, IOException, InterruptedException {
        output.print(reply(request), terminal);
        return ExitStatus.DONE.code();
    }

    static ObjectNode object() {
        return JSON.createObjectNode();
    }

    /// A JSON file as a request's body.
    static JsonNode read(Path file) throws Stopped {
        try {
            return JSON.readTree(Files.readAllBytes(file));
        } catch (JsonProcessingException e) {
            throw Stopped.usage(file + " is no JSON: " + e.getOriginalMessage());
        } catch (IOException e) {
            throw Stopped.unavailable("expected a JSON file at " + file + ", found none that can be read", e);
        }
    }
}
