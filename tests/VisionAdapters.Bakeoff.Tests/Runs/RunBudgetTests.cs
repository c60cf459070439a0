namespace VisionAdapters.Bakeoff.Tests;

public sealed class RunBudgetTests
{
    [Fact]
    public void Money_set_aside_is_free_again_once_the_image_is_billed()
    {
        var budget = new RunBudget(limitUsd: 10, spentUsd: 0);

        for (var image = 0; image < 10; image++)
        {
            Assert.True(budget.TryReserve(1));
            budget.Settle(reservedUsd: 1, costUsd: 1);
        }

        Assert.False(budget.TryReserve(1));
    }

    [Fact]
    public void An_image_that_costs_less_than_expected_leaves_money_for_another()
    {
        var budget = new RunBudget(limitUsd: 1, spentUsd: 0);
        Assert.True(budget.TryReserve(1));

        budget.Settle(reservedUsd: 1, costUsd: 0.25);

        Assert.True(budget.TryReserve(0.75));
        Assert.False(budget.TryReserve(0.01));
    }

    [Fact]
    public void What_earlier_sessions_spent_counts()
    {
        var budget = new RunBudget(limitUsd: 1, spentUsd: 0.9);

        Assert.False(budget.TryReserve(0.2));
        Assert.True(budget.TryReserve(0.1));
    }

    [Fact]
    public void Images_under_way_count_with_what_is_set_aside_for_them()
    {
        var budget = new RunBudget(limitUsd: 1, spentUsd: 0);

        Assert.True(budget.TryReserve(0.5));
        Assert.True(budget.TryReserve(0.5));
        Assert.False(budget.TryReserve(0.5));
    }

    [Fact]
    public void Without_a_limit_there_is_always_enough() =>
        Assert.True(new RunBudget(limitUsd: null, spentUsd: 1e9).TryReserve(1e9));
}
