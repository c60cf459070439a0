using VisionAdapters;

namespace ShopTags;

/// <summary>The tagging service of a shop as a provider: what it needs, what it costs, and how its stored answers are read.</summary>
public sealed class ShopTagsProvider : VisionProvider
{
    internal const string ProviderId = "shop-tags";

    /// <inheritdoc/>
    public override string Id => ProviderId;

    /// <inheritdoc/>
    public override string Name => "Shop tags";

    /// <inheritdoc/>
    public override string DefaultMap => Path.Combine(Path.GetDirectoryName(typeof(ShopTagsProvider).Assembly.Location)!, "shop-tags.map.yaml");

    /// <inheritdoc/>
    public override IReadOnlyList<ListPrice> ListPrices { get; } =
        [new() { Feature = "image", UsdPer1000 = 0.40, AsOf = "2026-11", Source = "the contract with the service" }];

    /// <inheritdoc/>
    public override string AnswerFormat => "An answer of shop-tags is the JSON body of POST /tag.";

    /// <inheritdoc/>
    public override TaggingResponse Parse(RawResponse raw)
    {
        ArgumentNullException.ThrowIfNull(raw);
        return ShopTagsTagger.Read(raw);
    }

    /// <inheritdoc/>
    public override ProviderSetup Examine(ProviderSettings settings)
    {
        ArgumentNullException.ThrowIfNull(settings);
        var endpoint = settings.FindEndpoint("endpoint", ["SHOP_TAGS_ENDPOINT"]);
        var key = settings.FindSecret(endpoint, "key-env", "SHOP_TAGS_KEY");
        return new ProviderSetup
        {
            Endpoint = endpoint?.Address,
            Credential = key is null ? null : $"key in {key}",
            Found = [.. new[] { endpoint?.ToString(), key is null ? null : $"key in {key}" }.OfType<string>()],
            Missing = endpoint is null ? ["no endpoint: set SHOP_TAGS_ENDPOINT, or the option endpoint"] : [],
            ExpectedUsage = [new BillableUsage { Feature = "image", Units = 1 }],
            RequestIdentity = "POST /tag",
            Create = () => new ShopTagsTagger(endpoint!.Address, key?.Value),
        };
    }
}
