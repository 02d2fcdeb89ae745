package io.riskmesh.gateway.demo.live;

import io.riskmesh.gateway.config.NodeConfig;
import io.riskmesh.gateway.logging.GatewayLog;
import io.riskmesh.gateway.node.Gateway;
import io.riskmesh.gateway.node.World;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;

/// The process of a gateway whose calendar is off by `CLOCK_OFF_MILLIS`; in the place of the command line, for `node start --config FILE`.
public final class GatewayOutOfTime {
    private GatewayOutOfTime() {}

    public static void main(String[] args) throws Exception {
        long off = Long.parseLong(System.getenv("CLOCK_OFF_MILLIS"));
        NodeConfig config = NodeConfig.read(Path.of(args[3]), System.getenv());
        GatewayLog log = GatewayLog.begin(config.logging(), config.party().id());
        World real = World.real(System.getenv());
        Gateway gateway = Gateway.start(config, new World(real.environment(), () -> real.clock().instant().plusMillis(off), real.nanoTime(),
                real.random(), real.spans()));
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            try {
                gateway.stop(Duration.ZERO);
                log.close();
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
            }
        }, "stop"));
        new CountDownLatch(1).await();
    }
}
