package io.riskmesh.attestation.collateral;

import static io.riskmesh.ledger.reason.AttestationReason.COLLATERAL_MALFORMED;

import io.riskmesh.attestation.rejection.Rejected;

/// How a platform stands, in the words of its maker. The two relaunch forms are ours to find and of a trust domain alone: a domain
/// launched now would stand better.
public enum TcbStatus {
    UP_TO_DATE("UpToDate"),
    SW_HARDENING_NEEDED("SWHardeningNeeded"),
    CONFIGURATION_NEEDED("ConfigurationNeeded"),
    CONFIGURATION_AND_SW_HARDENING_NEEDED("ConfigurationAndSWHardeningNeeded"),
    OUT_OF_DATE("OutOfDate"),
    OUT_OF_DATE_CONFIGURATION_NEEDED("OutOfDateConfigurationNeeded"),
    REVOKED("Revoked"),
    TD_RELAUNCH_ADVISED("TDRelaunchAdvised"),
    TD_RELAUNCH_ADVISED_CONFIGURATION_NEEDED("TDRelaunchAdvisedConfigurationNeeded");

    private final String word;

    TcbStatus(String word) {
        this.word = word;
    }

    /// The word that facts, policies and reports have.
    public String word() {
        return word;
    }

    public boolean isOutOfDate() {
        return this == OUT_OF_DATE || this == OUT_OF_DATE_CONFIGURATION_NEEDED;
    }

    /// This status of the platform, seen together with that of its quoting enclave or TDX module. Not the worse of the two: an old
    /// quoting enclave on a platform that needs configuration is both.
    public TcbStatus convergedWith(TcbStatus part) {
        if (this == REVOKED || part == REVOKED) {
            return REVOKED;
        }
        if (part != OUT_OF_DATE) {
            return this;
        }
        return switch (this) {
            case UP_TO_DATE, SW_HARDENING_NEEDED -> OUT_OF_DATE;
            case CONFIGURATION_NEEDED, CONFIGURATION_AND_SW_HARDENING_NEEDED -> OUT_OF_DATE_CONFIGURATION_NEEDED;
            case OUT_OF_DATE, OUT_OF_DATE_CONFIGURATION_NEEDED, REVOKED, TD_RELAUNCH_ADVISED,
                    TD_RELAUNCH_ADVISED_CONFIGURATION_NEEDED -> this;
        };
    }

    /// One of the seven words that stand in TCB information.
    static TcbStatus ofPlatform(String word) throws Rejected {
        TcbStatus status = named(word);
        Rejected.unless(status != TD_RELAUNCH_ADVISED && status != TD_RELAUNCH_ADVISED_CONFIGURATION_NEEDED, COLLATERAL_MALFORMED,
                "no status of a platform: " + word);
        return status;
    }

    /// One of the three words that stand in identities of quoting enclaves and modules.
    static TcbStatus ofPart(String word) throws Rejected {
        TcbStatus status = named(word);
        Rejected.unless(status == UP_TO_DATE || status == OUT_OF_DATE || status == REVOKED, COLLATERAL_MALFORMED,
                "no status of an enclave or module: " + word);
        return status;
    }

    private static TcbStatus named(String word) throws Rejected {
        for (TcbStatus status : values()) {
            if (status.word.equals(word)) {
                return status;
            }
        }
        throw new Rejected(COLLATERAL_MALFORMED, "an unknown status");
    }
}
