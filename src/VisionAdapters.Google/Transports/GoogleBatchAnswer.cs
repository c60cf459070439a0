namespace VisionAdapters.Google.Transports;

/// <summary>The answer to one request.</summary>
/// <param name="Images">The answers to its images.</param>
/// <param name="IsEmulated">Whether an emulator answered.</param>
/// <param name="RequestId">The id of the request, when something on the way gave one.</param>
internal sealed record GoogleBatchAnswer(IReadOnlyList<GoogleImageAnswer> Images, bool IsEmulated, string? RequestId);
