namespace VisionAdapters.Bakeoff;

/// <summary>
/// Watches what a run costs, and says before each image whether there is money left for it. Images under way count with what they are
/// expected to cost; one that failed counts as well, because some services bill images that they refuse.
/// </summary>
internal sealed class RunBudget(double? limitUsd, double spentUsd)
{
    // Sums of many small prices do not come out exactly.
    private const double Tolerance = 1e-9;

    private readonly Lock _gate = new();
    private double _spent = spentUsd;
    private double _reserved;

    /// <summary>Finds a provider that is asked and paid for, and whose price is not known: with it, no budget can be kept.</summary>
    public static BakeoffProvider? FindUnpriced(IEnumerable<BakeoffProvider> providers) =>
        providers.FirstOrDefault(provider => provider is { Tagger: not null, IsEmulated: false, Pricing.ExpectedUsdPerImage: null });

    /// <summary>Sets money aside for an image.</summary>
    /// <returns>Whether there was enough.</returns>
    public bool TryReserve(double usd)
    {
        lock (_gate)
        {
            if (_spent + _reserved + usd > limitUsd + Tolerance)
            {
                return false;
            }

            _reserved += usd;
            return true;
        }
    }

    /// <summary>Books what an image cost in the place of what was set aside for it.</summary>
    public void Settle(double reservedUsd, double costUsd)
    {
        lock (_gate)
        {
            _reserved -= reservedUsd;
            _spent += costUsd;
        }
    }
}
