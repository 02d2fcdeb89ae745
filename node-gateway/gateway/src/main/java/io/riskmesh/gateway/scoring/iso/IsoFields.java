package io.riskmesh.gateway.scoring.iso;

import io.riskmesh.gateway.scoring.request.InvalidRequest;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// The leaves of a message that are wanted, by their path below `FIToFICstmrCdtTrf`; anything else is not kept. Not thread-safe.
final class IsoFields {
    static final String ROOT = "FIToFICstmrCdtTrf";
    static final String TRANSACTION = "CdtTrfTxInf";
    private static final int MOST_TEXT = 140;
    private static final String T = TRANSACTION + "/";
    private static final Set<String> WANTED = Set.of("GrpHdr/MsgId", "GrpHdr/CreDtTm", T + "PmtId/InstrId", T + "PmtId/EndToEndId",
            T + "PmtId/TxId", T + "PmtId/UETR", T + "IntrBkSttlmAmt", T + "IntrBkSttlmAmt/@Ccy", T + "IntrBkSttlmAmt/Ccy",
            T + "IntrBkSttlmAmt/Amt", T + "IntrBkSttlmAmt/Amt/Amt", T + "IntrBkSttlmAmt/Amt/Ccy",
            T + "DbtrAgt/FinInstnId/BICFI", T + "DbtrAgt/FinInstnId/LEI", T + "DbtrAgt/FinInstnId/ClrSysMmbId/MmbId",
            T + "CdtrAgt/FinInstnId/BICFI", T + "CdtrAgt/FinInstnId/LEI", T + "CdtrAgt/FinInstnId/ClrSysMmbId/MmbId",
            T + "DbtrAcct/Id/IBAN", T + "DbtrAcct/Id/Othr/Id", T + "CdtrAcct/Id/IBAN", T + "CdtrAcct/Id/Othr/Id",
            T + "PmtTpInf/LclInstrm/Cd", T + "Purp/Cd");

    private final Map<String, String> texts = new HashMap<>();
    private int transactions;

    boolean wants(String path) {
        return WANTED.contains(path);
    }

    /// Keeps a wanted leaf; twice is once too often.
    void put(String path, String text) throws InvalidRequest {
        if (!wants(path) || text.isEmpty()) {
            return;
        }
        if (text.length() > MOST_TEXT) {
            throw new InvalidRequest(pointer(path), "too_long");
        }
        if (texts.put(path, text) != null) {
            throw new InvalidRequest(pointer(path), "duplicate_field");
        }
    }

    /// A transaction begins.
    void transaction() throws InvalidRequest {
        if (++transactions > 1) {
            throw new InvalidRequest(pointer(TRANSACTION), "one_transaction_expected");
        }
    }

    int transactions() {
        return transactions;
    }

    /// The first of these that is there.
    Optional<String> first(String... paths) {
        for (String path : paths) {
            if (texts.containsKey(path)) {
                return Optional.of(texts.get(path));
            }
        }
        return Optional.empty();
    }

    String need(String... paths) throws InvalidRequest {
        return first(paths).orElseThrow(() -> new InvalidRequest(pointer(paths[0]), "missing"));
    }

    static String pointer(String path) {
        return "/" + ROOT + "/" + path;
    }

    @Override
    public String toString() {
        return "IsoFields[REDACTED]";
    }
}
