namespace VisionAdapters.Bakeoff;

/// <summary>What asking one provider for what is missing of a run would be billed, before anybody is asked.</summary>
public sealed record ProviderBill
{
    /// <summary>Gets the provider's id.</summary>
    public required string Provider { get; init; }

    /// <summary>Gets a value indicating whether an emulator stands in for the provider: then nothing is billed.</summary>
    public required bool IsEmulated { get; init; }

    /// <summary>Gets the number of images that would be asked for.</summary>
    public required int Images { get; init; }

    /// <summary>
    /// Gets the number of images that have an answer already: in the run's folder, or because the same picture comes twice.
    /// </summary>
    public required int Reused { get; init; }

    /// <summary>Gets the number of images that cannot be read, for which nobody would be asked.</summary>
    public required int Unreadable { get; init; }

    /// <summary>
    /// Gets the units and prices by feature; none where the provider bills nothing. Retries, and services that bill what they refuse,
    /// come on top.
    /// </summary>
    public required IReadOnlyList<BillLine> Lines { get; init; }

    /// <summary>Gets US dollars at list prices, without features whose price is not known.</summary>
    public double KnownUsd => Lines.Sum(line => line.Usd ?? 0);

    /// <summary>
    /// Gets a value indicating whether every price is known; without that, <see cref="KnownUsd"/> is the least it can be.
    /// </summary>
    public bool IsComplete => Lines.All(line => line.Usd is not null);
}
