namespace VisionAdapters.Emulator;

/// <summary>A request for labels, as it came.</summary>
internal sealed class AwsRequest
{
    public bool HasImage { get; set; }

    /// <summary>Gets or sets the image's bytes; <see langword="null"/> when the request has none.</summary>
    public ReadOnlyMemory<byte>? Bytes { get; set; }

    public AwsS3Object? S3Object { get; set; }

    /// <summary>Gets or sets the greatest number of labels (<c>MaxLabels</c> or, for custom labels, <c>MaxResults</c>).</summary>
    public int? MaxLabels { get; set; }

    public double? MinConfidence { get; set; }

    public List<string>? Features { get; set; }

    public string? ProjectVersionArn { get; set; }

    public List<string>? LabelInclusionFilters { get; set; }

    public List<string>? LabelExclusionFilters { get; set; }

    public List<string>? LabelCategoryInclusionFilters { get; set; }

    public List<string>? LabelCategoryExclusionFilters { get; set; }

    public int? MaxDominantColors { get; set; }

    public bool HasGeneralLabels => Features is null or { Count: 0 } || Features.Contains(AwsFeatures.GeneralLabels);

    public bool HasImageProperties => Features?.Contains(AwsFeatures.ImageProperties) == true;
}

/// <summary>An image by reference.</summary>
internal sealed record AwsS3Object(string? Bucket, string? Name, string? Version)
{
    public Uri ToUri() => new($"s3://{Bucket}/{Uri.EscapeDataString(Name!).Replace("%2F", "/")}");
}
