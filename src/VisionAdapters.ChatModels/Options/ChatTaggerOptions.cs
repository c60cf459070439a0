using System.ComponentModel.DataAnnotations;
using System.Diagnostics.CodeAnalysis;
using Microsoft.Extensions.AI;
using VisionAdapters.Settings;
using VisionAdapters.Taxonomy;

namespace VisionAdapters.ChatModels;

/// <summary>How a chat model is asked about images.</summary>
[Experimental("VISADP003")]
public sealed class ChatTaggerOptions
{
    /// <summary>The provider id unless another is set.</summary>
    public const string DefaultProviderId = "chat";

    /// <summary>Gets or sets the id that answers carry, such as <c>gpt-vision</c> or <c>ollama-llava</c>.</summary>
    [Required(AllowEmptyStrings = false)]
    public string ProviderId { get; set; } = DefaultProviderId;

    /// <summary>Gets or sets the taxonomy whose values the model chooses from. Required.</summary>
    [Required]
    public TaxonomyDefinition? Taxonomy { get; set; }

    /// <summary>
    /// Gets the ids of the facets to ask about; empty asks about all. Fewer facets make shorter, cheaper and better answers.
    /// </summary>
    public IList<string> Facets { get; private set; } = [];

    /// <summary>
    /// Gets or sets the model; <see langword="null"/> means the client's own. <see cref="TaggingOptions.ModelId"/> goes before it.
    /// </summary>
    public string? ModelId { get; set; }

    /// <summary>Gets or sets how the answer's form is asked for. The default is <see cref="ChatAnswerForm.JsonSchema"/>.</summary>
    public ChatAnswerForm AnswerForm { get; set; } = ChatAnswerForm.JsonSchema;

    /// <summary>Gets or sets further instructions, such as what the shop sells.</summary>
    public string? Instructions { get; set; }

    /// <summary>Gets or sets the temperature, in [0, 2]; <see langword="null"/> leaves it to the model. The default is 0.</summary>
    [Range(0.0, 2.0)]
    public float? Temperature { get; set; } = 0;

    /// <summary>
    /// Gets or sets the greatest length of an answer in tokens. A longer one is cut off, which is a protocol error. The default is 2,000.
    /// </summary>
    [Range(16, 1_000_000)]
    public int? MaxOutputTokens { get; set; } = 2_000;

    /// <summary>
    /// Gets or sets a value indicating whether <c>http</c> and <c>https</c> addresses go to the model as addresses. By default the image's
    /// bytes are sent.
    /// </summary>
    public bool SendWebAddresses { get; set; }

    /// <summary>Gets or sets the greatest size of an image in bytes. The default is 20 MiB.</summary>
    [Range(1L, 256L * 1024 * 1024)]
    public long MaxImageBytes { get; set; } = 20L * 1024 * 1024;

    /// <summary>
    /// Gets or sets how long a call may take in all, from 10 milliseconds. The default is 2 minutes: models on one's own machine take their
    /// time.
    /// </summary>
    [TimeRange("00:00:00.01", "01:00:00")]
    public TimeSpan Timeout { get; set; } = TimeSpan.FromMinutes(2);

    /// <summary>
    /// Gets or sets a value indicating whether disposing the tagger disposes the chat client. The default is <see langword="true"/>.
    /// </summary>
    public bool OwnsClient { get; set; } = true;

    /// <summary>Gets or sets what changes the options of each call after they have been set, for settings of one service.</summary>
    public Action<ChatOptions>? ConfigureChat { get; set; }

    /// <summary>Gets or sets the key of the client, where it is known, so that it can be cut from what the service says.</summary>
    internal string? Key { get; set; }

    internal ChatTaggerOptions Copy()
    {
        var copy = (ChatTaggerOptions)MemberwiseClone();
        copy.Facets = [.. Facets];
        return copy;
    }
}
