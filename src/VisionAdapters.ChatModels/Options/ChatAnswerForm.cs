using System.Diagnostics.CodeAnalysis;

namespace VisionAdapters.ChatModels;

/// <summary>How a model is asked for the form of its answer. Ask for as much as the service can do.</summary>
[Experimental("VISADP003")]
public enum ChatAnswerForm
{
    /// <summary>By a JSON schema that admits the taxonomy's values alone (structured output).</summary>
    JsonSchema = 0,

    /// <summary>By the service's JSON mode; the values stand in the instructions.</summary>
    Json = 1,

    /// <summary>By the instructions alone.</summary>
    Text = 2,
}
