package io.riskmesh.gateway.cli;

import io.riskmesh.attestation.appraisal.Criteria;
import io.riskmesh.gateway.outcome.ExitStatus;
import io.riskmesh.gateway.outcome.Stopped;
import io.riskmesh.gateway.tee.CollateralFolder;
import io.riskmesh.gateway.tee.PolicyFile;
import io.riskmesh.gateway.tee.QuoteFile;
import io.riskmesh.gateway.tee.QuoteVerdict;
import java.io.IOException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `tee verify`.
@Command(
        name = "verify",
        mixinStandardHelpOptions = true,
        description = "Verify a quote in ten steps, offline, as of an instant; each is VERIFIED or says the reason.")
final class TeeVerifyCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Parameters(paramLabel = "QUOTE", description = "A quote of SGX or TDX, or evidence (a quote with its claims).")
    private Path quote;

    @Option(names = "--collateral", required = true, paramLabel = "DIR",
            description = "tcb-info.json, qe-identity.json, signers.pem, root.crl, pck.crl.")
    private Path collateral;

    @Option(names = "--at", required = true, paramLabel = "TIME", description = "Instant, for example 2025-06-25T00:00:00Z.")
    private String at;

    @Option(names = "--policy", paramLabel = "FILE", description = "Appraisal policy and approved measurements; without it a debug"
            + " enclave alone is refused at the ninth step.")
    private Optional<Path> policy = Optional.empty();

    @Option(names = "--zero-padded", description = "The quote lies in a buffer of fixed size that zeros fill up.")
    private boolean zeroPadded;

    @Mixin
    private OutputOptions output;

    TeeVerifyCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws Stopped, IOException {
        Instant instant = instant();
        Optional<Criteria> criteria = policy.isPresent() ? Optional.of(PolicyFile.read(policy.get())) : Optional.empty();
        QuoteVerdict verdict = QuoteVerdict.of(QuoteFile.read(quote), zeroPadded, CollateralFolder.read(collateral), criteria, instant);
        output.print(verdict.answer(), terminal);
        return (verdict.isRefused() ? ExitStatus.REFUSED : ExitStatus.DONE).code();
    }

    private Instant instant() throws Stopped {
        try {
            return Instant.parse(at);
        } catch (DateTimeException e) {
            throw Stopped.usage("--at: expected an instant such as 2025-06-25T00:00:00Z, found " + at);
        }
    }
}
