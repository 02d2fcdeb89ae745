package io.riskmesh.gateway.demo.live;

import io.riskmesh.gateway.ledger.client.ConnectionProfile;
import io.riskmesh.gateway.ledger.process.LedgerProcess;
import io.riskmesh.gateway.ledger.process.LedgerStart;
import io.riskmesh.gateway.outcome.Stopped;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// One process for all members: single operator.
record EmbeddedDemoLedger(DemoFolder folder, DemoPlan plan, Map<String, String> environment) implements DemoLedger {

    private LedgerProcess process() {
        return new LedgerProcess(folder.ledger());
    }

    @Override
    public Optional<Long> running() throws IOException {
        return process().running().map(ProcessHandle::pid);
    }

    @Override
    public void start() throws Stopped, IOException, InterruptedException {
        List<String> banks = plan.bankMembers().stream().map(bank -> bank.party().value()).toList();
        List<String> regulators = plan.members().stream().filter(DemoMember::isAuditor).map(member -> member.party().value()).toList();
        process().start(new LedgerStart(folder.ledger(), banks, regulators, plan.ports().ledger()), environment);
    }

    @Override
    public boolean stop() throws Stopped, IOException, InterruptedException {
        return process().stop();
    }

    @Override
    public ConnectionProfile profile() throws Stopped, IOException {
        return process().profile();
    }

    @Override
    public Path connection(DemoMember member) {
        return folder.ledger();
    }

    @Override
    public String address() {
        return "127.0.0.1:" + plan.ports().ledger();
    }
}
