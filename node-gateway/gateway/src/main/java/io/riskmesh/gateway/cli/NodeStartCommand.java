package io.riskmesh.gateway.cli;

import io.riskmesh.gateway.config.NodeConfig;
import io.riskmesh.gateway.logging.GatewayLog;
import io.riskmesh.gateway.node.Gateway;
import io.riskmesh.gateway.node.World;
import io.riskmesh.gateway.outcome.ExitStatus;
import io.riskmesh.gateway.outcome.Stopped;
import java.time.Duration;
import java.util.concurrent.Callable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// `node start`.
@Command(
        name = "start",
        mixinStandardHelpOptions = true,
        description = "Run a gateway in this process until it is told to stop (SIGTERM). Prints one line when its listeners are open;"
                + " logs go where the configuration says, else to standard error.")
final class NodeStartCommand implements Callable<Integer> {
    private static final Duration NOTICE = Duration.ofSeconds(1);

    private static final Logger LOG = LoggerFactory.getLogger(NodeStartCommand.class);

    private final Terminal terminal;

    @Mixin
    private NodeOptions node;

    NodeStartCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws Stopped, InterruptedException {
        NodeConfig config = node.read(terminal);
        StopSignal signal = StopSignal.listen();
        GatewayLog log = GatewayLog.begin(config.logging(), config.party().id());
        ExitStatus status = ExitStatus.UNEXPECTED;
        try {
            Gateway gateway = Gateway.start(config, World.real(terminal.environment()));
            terminal.out().println("ready people=" + gateway.address("people") + " machines=" + gateway.address("machines") + " peers="
                    + gateway.address("peers") + " bulk=" + gateway.address("bulk") + " ops=" + gateway.address("ops"));
            terminal.out().flush();
            signal.await();
            gateway.stop(NOTICE);
            status = ExitStatus.DONE;
        } catch (Error e) { // too little memory, a class that does not load: what was begun has threads, and they must not stay alone
            LOG.atError().setCause(e).log("gateway.failed");
            terminal.err().println("riskmesh: the gateway failed: " + e);
        } finally {
            log.close();
            signal.end(status.code());
        }
        return status.code();
    }
}
