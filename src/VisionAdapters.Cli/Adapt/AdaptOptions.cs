namespace VisionAdapters.Cli;

/// <summary>What <c>adapt</c> was asked for.</summary>
internal sealed record AdaptOptions
{
    public required string Labels { get; init; }

    public string? Images { get; init; }

    public string? Facet { get; init; }

    public required string Taxonomy { get; init; }

    public string? Map { get; init; }

    public required string ImageColumn { get; init; }

    public string? ImageExtension { get; init; }

    public string? LabelColumn { get; init; }

    public string? GroupColumn { get; init; }

    public string? Split { get; init; }

    public required string SplitColumn { get; init; }

    public int? MaxPerClass { get; init; }

    public required int MinPerClass { get; init; }

    public bool DropRare { get; init; }

    public required double ClassBalance { get; init; }

    public required int Folds { get; init; }

    public required int Seed { get; init; }

    public string? HeadId { get; init; }

    public string? Model { get; init; }

    public required string Output { get; init; }

    public string? FoldInto { get; init; }

    public bool Keep { get; init; }

    public required string Format { get; init; }
}
