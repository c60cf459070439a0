namespace VisionAdapters.Azure.Calls;

/// <summary>What a call asks for.</summary>
/// <param name="Address">The address with the features in its query.</param>
/// <param name="Usage">What the call costs.</param>
internal sealed record AzureQuestion(Uri Address, IReadOnlyList<BillableUsage> Usage);
