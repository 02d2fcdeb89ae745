package io.riskmesh.federation.attack;

import io.riskmesh.federation.attack.AttackResult.Finding.BankHistogram;

/// Subtracts sums from each other until single banks are left: dropout differencing, two-bank subtraction, and what a
/// plain vector gives away by itself.
final class Differencing implements Attack {
    @Override
    public AttackResult run(View view) {
        return new AttackResult(LinearClosure.of(view).stream()
                .filter(sum -> sum.members().size() == 1 && !sum.members().contains(view.self()))
                .<AttackResult.Finding>map(BankHistogram::new).toList());
    }
}
