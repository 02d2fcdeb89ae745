package io.riskmesh.gateway.api;

import com.fasterxml.jackson.databind.JsonNode;
import io.riskmesh.gateway.openapi.Operation;
import io.riskmesh.ledger.PartyId;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.UUID;

/// Payments through both doors of the API. What identifies people and money in them is a canary: it must turn up nowhere else.
record ConsortiumPayments(Conversation talk) {
    /// Begins everything that is nobody's business.
    static final String CANARY = "CANARY7F3A";
    static final long AMOUNT = 733_219_905L;

    private static final String PAYER = "GB00" + CANARY + "PAYER";
    private static final String PAYEE = "FR00" + CANARY + "PAYEE";

    /// A payment of a bank to another, or to one outside.
    static Ask json(PartyId bank, String payee, String purpose) {
        return Ask.of(Operation.CREATE_SCORE, ConsortiumPeople.CALLER).body("""
                {"payment":{"paymentId":"%s","initiatedAt":"2026-03-02T09:15:27.401Z","amount":{"currency":"EUR","minorUnits":%d},
                 "scheme":"instant-credit-transfer","payer":{"institution":"%s","account":"%s"},"payee":{"institution":"%s","account":"%s"}},
                 "signals":{"amount":7,"hour":3},"purpose":"%s","deadlineMs":2000,"explain":3}"""
                .formatted(UUID.randomUUID(), AMOUNT, bank, PAYER, payee, PAYEE, purpose)).headers(secrets("application/json"));
    }

    /// One that says nothing of the payer's own, as no model in use takes it.
    static Ask withoutSignals(PartyId bank) {
        Ask whole = json(bank, "ELSEWHERE", ConsortiumPeople.PURPOSE);
        return whole.body(new String(whole.body(), StandardCharsets.UTF_8).replaceFirst("\"signals\":\\{[^}]*},", ""));
    }

    /// The same as a message.
    static Ask iso(PartyId bank, String payee) {
        return Ask.of(Operation.CREATE_SCORE_FROM_ISO20022, ConsortiumPeople.CALLER).body("""
                <?xml version="1.0" encoding="UTF-8"?>
                <Document xmlns="urn:iso:std:iso:20022:tech:xsd:pacs.008.001.08"><FIToFICstmrCdtTrf><GrpHdr><MsgId>M1</MsgId>
                <CreDtTm>2026-03-02T09:15:27.401Z</CreDtTm><NbOfTxs>1</NbOfTxs></GrpHdr><CdtTrfTxInf><PmtId><EndToEndId>E1</EndToEndId>
                <TxId>T1</TxId><UETR>%s</UETR></PmtId><IntrBkSttlmAmt Ccy="EUR">%d.%02d</IntrBkSttlmAmt><Dbtr><Nm>%s and Sons</Nm></Dbtr>
                <DbtrAcct><Id><IBAN>%s</IBAN></Id></DbtrAcct><DbtrAgt><FinInstnId><BICFI>%s</BICFI></FinInstnId></DbtrAgt>
                <CdtrAgt><FinInstnId><BICFI>%s</BICFI></FinInstnId></CdtrAgt><Cdtr><Nm>%s</Nm></Cdtr>
                <CdtrAcct><Id><Othr><Id>%s</Id></Othr></Id></CdtrAcct><RmtInf><Ustrd>%s</Ustrd></RmtInf></CdtTrfTxInf></FIToFICstmrCdtTrf></Document>"""
                .formatted(UUID.randomUUID(), AMOUNT / 100, AMOUNT % 100, CANARY, PAYER, bank, payee, CANARY, PAYEE, CANARY))
                .headers(secrets("application/xml"));
    }

    // A key and a token that nobody asked for are secrets too.
    private static Map<String, String> secrets(String type) {
        return Map.of("content-type", type, "idempotency-key", CANARY + "-key-" + UUID.randomUUID(), "authorization", "Bearer " + CANARY + "-token",
                "cookie", "session=" + CANARY);
    }

    /// A score of a bank whose sessions may still be on their way.
    JsonNode scored(PartyId bank) throws Exception {
        for (int i = 0; i < 600; i++) {
            var answer = talk.ask(bank, json(bank, "ELSEWHERE", ConsortiumPeople.PURPOSE));
            if (answer.statusCode() == 200) {
                return Conversation.json(answer);
            }
            Thread.sleep(50);
        }
        throw new AssertionError(bank + " does not score");
    }

    /// Asks until a score is refused for this reason, under a new key each time.
    JsonNode refused(PartyId bank, String reason, String purpose) throws Exception {
        JsonNode last = null;
        for (int i = 0; i < 400; i++) {
            last = Conversation.json(talk.ask(bank, json(bank, "ELSEWHERE", purpose)));
            if (last.path("reason").asText().equals(reason)) {
                return last;
            }
            Thread.sleep(50);
        }
        throw new AssertionError(bank + " answers " + last + " in the place of " + reason);
    }
}
