namespace VisionAdapters.Bakeoff.Tests;

/// <summary>A provider that makes a fake tagger.</summary>
internal sealed class FakeProvider(string id, Func<IImageTagger> create) : VisionProvider
{
    public override string Id => id;

    public override string Name => id;

    public override string? DefaultMap => "onnx-fashion";

    public override bool CanBeEmulated => IsCloud;

    public override IReadOnlyList<ListPrice> ListPrices => [];

    public bool IsCloud { get; init; }

    public string? Missing { get; init; }

    /// <summary>Gets the endpoint that the provider was examined with.</summary>
    public string? Endpoint { get; private set; }

    public override ProviderSetup Examine(ProviderSettings settings)
    {
        Endpoint = settings.GetText("endpoint");
        return new ProviderSetup
        {
            IsLocal = !IsCloud,
            IsEmulated = Endpoint is not null,
            Missing = Missing is null ? [] : [Missing],
            ExpectedUsage = IsCloud ? [new BillableUsage { Feature = "image", Units = 1 }] : [],
            Create = create,
        };
    }
}
