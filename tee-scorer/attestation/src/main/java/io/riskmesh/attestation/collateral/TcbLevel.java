package io.riskmesh.attestation.collateral;

import static io.riskmesh.ledger.reason.AttestationReason.COLLATERAL_MALFORMED;

import io.riskmesh.attestation.pki.PckCertificate;
import io.riskmesh.attestation.rejection.Rejected;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/// How a platform stands whose security versions reach these.
///
/// @param sgx 16 versions; not changed by anyone, like tdx
/// @param tdx 16 versions, none in TCB information of SGX
/// @param date ms since the epoch
public record TcbLevel(int[] sgx, int pceSvn, int[] tdx, long date, TcbStatus status, List<String> advisories) {

    /// By SGX versions, then that of the provisioning enclave, then TDX versions; the greatest first.
    private static final Comparator<TcbLevel> DESCENDING = Comparator.<TcbLevel, int[]>comparing(TcbLevel::sgx, Arrays::compare)
            .thenComparingInt(TcbLevel::pceSvn).thenComparing(TcbLevel::tdx, Arrays::compare).reversed();

    static List<TcbLevel> list(JsonFields of, boolean tdx) throws Rejected {
        List<TcbLevel> levels = new ArrayList<>();
        for (JsonFields level : of.objects("tcbLevels")) {
            levels.add(read(level, tdx));
        }
        Rejected.unless(!levels.isEmpty(), COLLATERAL_MALFORMED, "no levels");
        levels.sort(DESCENDING);
        return List.copyOf(levels);
    }

    /// Whether the platform's versions reach these in every part.
    ///
    /// @param teeTcbSvn of a report of a trust domain; empty for SGX. If its version 1 is not 0, the TDX module is judged by its own
    /// identity, and versions 0 and 1 are not compared
    public boolean isReachedBy(PckCertificate platform, byte[] teeTcbSvn) {
        for (int i = 0; i < sgx.length; i++) {
            if (platform.svn(i) < sgx[i]) {
                return false;
            }
        }
        if (platform.pceSvn() < pceSvn) {
            return false;
        }
        for (int i = teeTcbSvn.length > 0 && teeTcbSvn[1] != 0 ? 2 : 0; i < teeTcbSvn.length; i++) {
            if ((teeTcbSvn[i] & 0xff) < tdx[i]) {
                return false;
            }
        }
        return true;
    }

    private static TcbLevel read(JsonFields level, boolean tdx) throws Rejected {
        JsonFields tcb = level.object("tcb");
        return new TcbLevel(versions(tcb, "sgxtcbcomponents"), tcb.integer("pcesvn", 0, 65_535),
                tdx ? versions(tcb, "tdxtcbcomponents") : new int[0], level.date("tcbDate"),
                TcbStatus.ofPlatform(level.text("tcbStatus")), Advisories.read(level));
    }

    private static int[] versions(JsonFields tcb, String name) throws Rejected {
        List<JsonFields> components = tcb.objects(name);
        Rejected.unless(components.size() == PckCertificate.COMPONENTS, COLLATERAL_MALFORMED,
                name + " has " + components.size() + " components");
        int[] versions = new int[PckCertificate.COMPONENTS];
        for (int i = 0; i < versions.length; i++) {
            versions[i] = components.get(i).integer("svn", 0, 255);
        }
        return versions;
    }
}
