package io.riskmesh.gateway.trace;

/// Everything that a span may say of itself. Values come from closed sets: operations, codes, members, kinds, configured instances,
/// functions of the contract, counts; nothing of what somebody submitted, no id of a payment, no key.
public enum SpanField {
    LISTENER("listener"),
    OPERATION("operation"),
    STATUS("status"),
    OUTCOME("outcome"),
    PEER("peer"),
    KIND("kind"),
    INSTANCE("instance"),
    FUNCTION("function"),
    TREE("tree");

    private final String text;

    SpanField(String text) {
        this.text = text;
    }

    /// The attribute's key, below `riskmesh.`.
    public String key() {
        return "riskmesh." + text;
    }
}
