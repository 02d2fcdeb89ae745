package io.riskmesh.federation.attack;

import io.riskmesh.federation.attack.AttackResult.Finding.BankHistogram;

/// Believes of every node, opened or derived by subtraction from its parent and sibling, that only one other bank has rows
/// there.
final class LoneContributor implements Attack {
    @Override
    public AttackResult run(View view) {
        return new AttackResult(LinearClosure.of(view).stream()
                .filter(sum -> sum.node() != 0 && !sum.members().contains(view.self()))
                .<AttackResult.Finding>map(BankHistogram::new).toList());
    }
}
