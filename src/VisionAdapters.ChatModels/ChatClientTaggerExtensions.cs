using System.Diagnostics.CodeAnalysis;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Options;
using VisionAdapters.Taxonomy;

namespace VisionAdapters.ChatModels;

/// <summary>Makes taggers of chat clients.</summary>
[Experimental("VISADP003")]
public static class ChatClientTaggerExtensions
{
    /// <summary>Makes a tagger of a chat client whose model takes images.</summary>
    /// <param name="client">The client, which the tagger owns unless <see cref="ChatTaggerOptions.OwnsClient"/> is turned off.</param>
    /// <param name="taxonomy">The taxonomy whose values the model chooses from.</param>
    /// <param name="configure">Changes how the model is asked.</param>
    /// <returns>The tagger.</returns>
    /// <exception cref="OptionsValidationException">An option is out of range, or the taxonomy has no such facet.</exception>
    public static ChatModelTagger AsImageTagger(
        this IChatClient client, TaxonomyDefinition taxonomy, Action<ChatTaggerOptions>? configure = null)
    {
        var options = new ChatTaggerOptions { Taxonomy = taxonomy };
        configure?.Invoke(options);
        return new ChatModelTagger(client, options);
    }
}
