package io.riskmesh.gateway.lab.consortium;

import io.riskmesh.gateway.checkpoint.EntryLog;
import io.riskmesh.ledger.PartyId;
import io.riskmesh.ledger.canonical.MalformedFact;
import io.riskmesh.ledger.fact.Facts;
import io.riskmesh.ledger.fact.SurvivorRecord;
import io.riskmesh.securesum.octets.Octets;
import io.riskmesh.securesum.parameters.SurvivorEvidence;
import io.riskmesh.securesum.parameters.SurvivorSet;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// The order of survivor sets, in the place of the ledger: no two records with overlapping slots are taken, and what was taken
/// once stays, also after a restart. Thread-safe.
final class SurvivorRegister implements SurvivorEvidence, Closeable {
    private final List<SurvivorRecord> records = new ArrayList<>();
    private final EntryLog log;

    private SurvivorRegister(EntryLog log) {
        this.log = log;
    }

    /// Opens the register of a run, empty at first.
    static SurvivorRegister open(Path file) throws IOException {
        List<SurvivorRecord> found = new ArrayList<>();
        for (byte[] entry : EntryLog.read(file)) {
            found.add(decode(entry));
        }
        SurvivorRegister register = new SurvivorRegister(EntryLog.open(file));
        register.records.addAll(found);
        return register;
    }

    /// Takes the record, or says false because its slots overlap those of another one.
    synchronized boolean take(SurvivorRecord record) throws IOException {
        if (records.contains(record)) {
            return true;
        }
        for (SurvivorRecord taken : records) {
            if (taken.run().equals(record.run()) && taken.firstSlot() <= record.lastSlot()
                    && record.firstSlot() <= taken.lastSlot()) {
                return false;
            }
        }
        log.append(record.canonicalBytes());
        log.force();
        records.add(record);
        return true;
    }

    @Override
    public synchronized boolean proves(SurvivorSet set, Octets evidence) {
        for (SurvivorRecord taken : records) {
            if (taken.firstSlot() == set.firstSlot() && taken.lastSlot() == set.lastSlot()
                    && taken.members().stream().map(PartyId::value).toList().equals(set.members().parties())) {
                return true;
            }
        }
        return false;
    }

    private static SurvivorRecord decode(byte[] entry) throws IOException {
        try {
            return Facts.decode(SurvivorRecord.class, entry);
        } catch (MalformedFact e) {
            throw new IOException("the register holds an entry that is no survivor record", e);
        }
    }

    @Override
    public void close() throws IOException {
        log.close();
    }
}
