package io.riskmesh.gateway.ledger.client;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

final class SubmissionJournalTest extends SubmissionStoreContract {
    @TempDir
    private Path folder;

    @Override
    SubmissionStore open(String identity) throws IOException {
        return SubmissionJournal.open(folder.resolve(identity + ".journal"));
    }
}
