using VisionAdapters.Evaluation;

namespace VisionAdapters.Reporting;

/// <summary>Looks at results for one thing that a reader must know before relying on them. Rules hold no state.</summary>
public interface IConclusionRule
{
    /// <summary>Draws the conclusions.</summary>
    /// <param name="results">The scores.</param>
    /// <returns>The conclusions; none where there is nothing to say.</returns>
    IEnumerable<Conclusion> Draw(BakeoffResults results);
}
