namespace VisionAdapters.Catalogue;

/// <summary>One row of labels.csv: what a picture shows. The renderer draws what the row says, so the labels are true by construction.</summary>
internal sealed class Product
{
    public required string Image { get; init; }

    public required string Category { get; init; }

    public required string Gender { get; init; }

    public required string Colour { get; init; }

    public required string Pattern { get; init; }

    public required string PrintType { get; init; }

    public required string SleeveLength { get; init; }

    public required string Neckline { get; init; }

    public required string Collar { get; init; }

    public required string Occasion { get; init; }

    /// <summary>Gets the second colour of stripes, prints and trims: an instruction for the drawing, not a label.</summary>
    public required string Accent { get; init; }

    /// <summary>Gets the variant of the silhouette, such as <c>ripped</c> or <c>aviator</c>: an instruction for the drawing, not a label.</summary>
    public required string Style { get; init; }

    public bool IsFor(string gender) => Gender == gender;

    public bool Is(string style) => Style == style;
}
