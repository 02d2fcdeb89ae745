package io.riskmesh.gateway.approval;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.riskmesh.gateway.events.EventName;
import io.riskmesh.gateway.events.EventSink;
import java.util.EnumMap;
import java.util.Map;

/// Says which approvals changed, and counts those that wait.
record Announcer(EventSink events, ApprovalMeters meters) {

    /// After blocks.
    void turned(ApprovalStates before, ApprovalStates after) {
        if (before.height() > 0) { // else everything is new, and nobody was there to see the old
            after.byId().forEach((id, approval) -> {
                if (!approval.equals(before.byId().get(id))) {
                    changed(id, approval.state().id());
                }
            });
        }
        Map<ApprovalKind, Integer> open = new EnumMap<>(ApprovalKind.class);
        after.byId().values().stream().filter(approval -> !approval.state().isOver()).forEach(approval -> open.merge(approval.kind(), 1, Integer::sum));
        for (ApprovalKind kind : ApprovalKind.values()) {
            meters.open(kind, open.getOrDefault(kind, 0));
        }
    }

    /// After something local.
    void changed(String approvalId, String state) {
        events.publish(EventName.APPROVAL_CHANGED, JsonNodeFactory.instance.objectNode().put("approvalId", approvalId).put("state", state));
    }
}
