using VisionAdapters.Evaluation;
namespace VisionAdapters.Bakeoff.Tests;

public sealed class BudgetTests : IDisposable
{
    private readonly RunFixture _fixture = new();

    public void Dispose() => _fixture.Dispose();

    [Fact]
    public async Task A_run_stops_before_the_budget_is_exceeded_and_a_greater_one_resumes_it()
    {
        using var set = await _fixture.Tiny.LoadAsync(_fixture.Tiny.WriteMany(20));
        using var tagger = Cloud();

        var first = await RunAsync(set, Priced(tagger), budget: 0.0075);
        Assert.Equal(5, tagger.Asked.Count);
        Assert.Equal(["google-vision"], first);

        var second = await RunAsync(set, Priced(tagger), budget: 1);
        Assert.Equal(20, tagger.Asked.Count);
        Assert.All(tagger.Asked.Values, times => Assert.Equal(1, times));
        Assert.Empty(second);
    }

    [Fact]
    public async Task What_an_earlier_session_cost_counts()
    {
        using var set = await _fixture.Tiny.LoadAsync(_fixture.Tiny.WriteMany(20));
        using var tagger = Cloud();

        await RunAsync(set, Priced(tagger), budget: 0.0075);
        await RunAsync(set, Priced(tagger), budget: 0.0090);

        Assert.Equal(6, tagger.Asked.Count);
    }

    [Fact]
    public async Task An_image_that_failed_is_counted_as_if_it_had_been_billed()
    {
        using var set = await _fixture.Tiny.LoadAsync(_fixture.Tiny.WriteMany(20));
        using var tagger = new FakeTagger(_ => throw new TaggingException(TaggingErrorKind.InvalidImage, "refused"));

        await RunAsync(set, Priced(tagger), budget: 0.0075);

        Assert.Equal(5, tagger.Asked.Count);
    }

    [Fact]
    public async Task The_bill_before_a_run_is_what_is_billed_and_afterwards_nothing()
    {
        using var set = await _fixture.Tiny.LoadAsync(_fixture.Tiny.WriteMany(20));
        using var tagger = Cloud();
        var runner = new BakeoffRunner(set, [Priced(tagger)], new BakeoffRunnerOptions { OutputFolder = _fixture.Output });

        var before = Assert.Single(await runner.EstimateBillAsync(TestContext.Current.CancellationToken));
        Assert.Empty(tagger.Asked);
        Assert.False(Directory.Exists(_fixture.Output));
        using var run = await runner.RunAsync(cancellationToken: TestContext.Current.CancellationToken);
        var after = Assert.Single(await runner.EstimateBillAsync(TestContext.Current.CancellationToken));

        Assert.Equal((20, 0, 20L, 0.03), (before.Images, before.Reused, Assert.Single(before.Lines).Units, before.KnownUsd));
        Assert.Equal(20, tagger.Asked.Count);
        Assert.Equal((0, 20, 0.0), (after.Images, after.Reused, after.KnownUsd));
    }

    [Fact]
    public async Task A_bill_with_an_unknown_price_is_the_least_that_it_can_be()
    {
        using var set = await _fixture.Tiny.LoadAsync(_fixture.Tiny.WriteMany(4));
        using var tagger = Cloud();
        BillableUsage[] usage = [new() { Feature = "LABEL_DETECTION", Units = 1 }, new() { Feature = "HATS", Units = 2 }];
        var provider = BakeoffProvider.Create("google-vision", tagger, _fixture.Map, pricing: ProviderPricing.From([LabelPrice], usage));
        var runner = new BakeoffRunner(set, [provider], new BakeoffRunnerOptions { OutputFolder = _fixture.Output });

        var bill = Assert.Single(await runner.EstimateBillAsync(TestContext.Current.CancellationToken));

        Assert.False(bill.IsComplete);
        Assert.Equal(0.006, bill.KnownUsd, 1e-12);
        Assert.Equal([4, 8], bill.Lines.Select(line => line.Units));
        Assert.Equal([0.006, null], bill.Lines.Select(line => line.Usd));
    }

    [Fact]
    public void What_was_set_aside_for_an_image_is_free_again_when_its_cost_is_known()
    {
        var budget = new RunBudget(limitUsd: 1.0, spentUsd: 0);

        Assert.True(budget.TryReserve(0.6));
        Assert.False(budget.TryReserve(0.6));
        budget.Settle(reservedUsd: 0.6, costUsd: 0.4);

        Assert.True(budget.TryReserve(0.6));
        Assert.False(budget.TryReserve(0.001));
    }

    [Fact]
    public async Task Answers_that_cost_less_than_expected_leave_the_rest_of_the_budget_to_other_images()
    {
        using var set = await _fixture.Tiny.LoadAsync(_fixture.Tiny.WriteMany(20));
        using var tagger = Cloud();
        var cautious = BakeoffProvider.Create(
            "chat", tagger, _fixture.Map, pricing: new ProviderPricing { Price = _ => 0.01, ExpectedUsdPerImage = 0.06 });

        var outOfBudget = await RunAsync(set, cautious, budget: 1.0);

        Assert.Empty(outOfBudget);
        Assert.Equal(20, tagger.Asked.Count);
    }

    [Fact]
    public async Task An_emulated_provider_costs_nothing_of_the_budget()
    {
        using var set = await _fixture.Tiny.LoadAsync(_fixture.Tiny.WriteMany(20));
        using var tagger = Cloud();

        await RunAsync(set, Priced(tagger, isEmulated: true), budget: 0);

        Assert.Equal(20, tagger.Asked.Count);
    }

    [Fact]
    public async Task A_provider_without_a_price_is_refused_under_a_budget()
    {
        using var set = await _fixture.Tiny.LoadAsync(_fixture.Tiny.WriteMany(2));
        using var tagger = Cloud();
        var unpriced = BakeoffProvider.Create("chat", tagger, _fixture.Map, pricing: new ProviderPricing { Price = _ => null, ExpectedUsdPerImage = null });

        var error = Assert.Throws<ArgumentException>(() => new BakeoffRunner(set, [unpriced], new BakeoffRunnerOptions { OutputFolder = _fixture.Output, BudgetUsd = 1 }));

        Assert.Contains("'chat'", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Emulated_answers_in_the_folder_never_count_as_real_ones()
    {
        using var set = await _fixture.Tiny.LoadAsync(_fixture.Tiny.WriteMany(2));
        using var tagger = Cloud();
        await RunAsync(set, Priced(tagger, isEmulated: true), budget: 1);

        using var run = await _fixture.RunAsync(set, [Priced(tagger)]);

        Assert.All(tagger.Asked.Values, times => Assert.Equal(2, times));
        Assert.Empty(run.EmulatedProviders);
    }

    [Fact]
    public async Task A_provider_that_was_emulated_is_marked_even_when_it_never_answered()
    {
        using var set = await _fixture.Tiny.LoadAsync(_fixture.Tiny.WriteMany(2));
        using var tagger = new FakeTagger(_ => throw new TaggingException(TaggingErrorKind.InvalidImage, "refused"));

        using var run = await _fixture.RunAsync(set, [Priced(tagger, isEmulated: true)]);
        var results = await run.ScoreAsync(options: new ScoringOptions { Resamples = 10 }, cancellationToken: TestContext.Current.CancellationToken);

        Assert.True(results.Providers[0].Emulated);
    }

    private static ListPrice LabelPrice { get; } = new() { Feature = "LABEL_DETECTION", UsdPer1000 = 1.5, AsOf = "2026-11", Source = "test" };

    private static FakeTagger Cloud() => new(_ => new TaggingResponse { Provider = "google-vision", Usage = [new BillableUsage { Feature = "LABEL_DETECTION", Units = 1 }] });

    private BakeoffProvider Priced(FakeTagger tagger, bool isEmulated = false) => BakeoffProvider.Create(
        "google-vision",
        tagger,
        _fixture.Map,
        pricing: ProviderPricing.From([LabelPrice], [new BillableUsage { Feature = "LABEL_DETECTION", Units = 1 }]),
        isEmulated: isEmulated);

    private async Task<IReadOnlyList<string>> RunAsync(LabeledSet set, BakeoffProvider provider, double budget)
    {
        var runner = new BakeoffRunner(set, [provider], new BakeoffRunnerOptions { OutputFolder = _fixture.Output, MaxConcurrency = 4, BudgetUsd = budget });
        using var run = await runner.RunAsync(cancellationToken: TestContext.Current.CancellationToken);
        return run.OutOfBudget;
    }
}
