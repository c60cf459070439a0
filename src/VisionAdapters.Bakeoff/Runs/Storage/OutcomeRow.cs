namespace VisionAdapters.Bakeoff;

/// <summary>An image of the run with its outcome at one provider, as the database holds them.</summary>
internal sealed record OutcomeRow
{
    public required int ImagePlace { get; init; }

    public required RunOutcome Outcome { get; init; }
}
