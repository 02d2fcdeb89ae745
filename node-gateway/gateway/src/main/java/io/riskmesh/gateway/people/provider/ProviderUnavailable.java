package io.riskmesh.gateway.people.provider;

/// The provider does not answer, or says something else than a provider says.
public final class ProviderUnavailable extends Exception {
    private static final long serialVersionUID = 1L;

    ProviderUnavailable(String what) {
        super("the identity provider " + what);
    }

    ProviderUnavailable(String what, Throwable cause) {
        super("the identity provider " + what, cause);
    }
}
