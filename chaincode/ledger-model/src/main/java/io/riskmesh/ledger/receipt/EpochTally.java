package io.riskmesh.ledger.receipt;

import io.riskmesh.ledger.PartyId;
import io.riskmesh.ledger.canonical.MalformedFact;
import io.riskmesh.ledger.field.FactReader;
import io.riskmesh.ledger.field.FactWriter;
import io.riskmesh.ledger.field.Shape;
import java.util.List;

/// How many receipts an enclave gave to each gateway in an epoch. Every gateway logs it, so that dropped receipts of one show in
/// the log of another.
///
/// @param gateways in the order of their parties, each once
public record EpochTally(String instance, int epoch, List<Last> gateways) implements LogEntry {

    public static final String KIND = "EpochTally";

    public EpochTally {
        Shape.id("instance", instance);
        Shape.count("epoch", epoch);
        Shape.set("gateways", gateways.stream().map(Last::gateway).toList());
        gateways = List.copyOf(gateways);
    }

    /// The last sequence that a gateway got, 0 if none.
    public record Last(PartyId gateway, long last) {

        public Last {
            Shape.count("last", last);
        }

        void write(FactWriter out) {
            out.party("gateway", gateway).integer("last", last);
        }

        static Last read(FactReader in) throws MalformedFact {
            return new Last(in.party("gateway"), in.whole("last"));
        }
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public void write(FactWriter out) {
        out.id("instance", instance).integer("epoch", epoch).objects("gateways", gateways, Last::write);
    }

    static EpochTally read(FactReader in) throws MalformedFact {
        try {
            return new EpochTally(in.id("instance"), in.count("epoch"), in.objects("gateways", Last::read));
        } catch (IllegalArgumentException e) {
            throw new MalformedFact(e.getMessage());
        }
    }
}
